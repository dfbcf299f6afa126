"""Score one set of answers many times over in one process, as a service with many clients would."""

import datetime as dt
import sys
from pathlib import Path

from mlready.engine.assess import Rules, assess
from mlready.store.advice import load_consistency, load_crosswalks
from mlready.store.answers import bind_answers, read_answers
from mlready.store.library import Library
from mlready.store.playbooks import load_playbook


def main(file: str, times: int) -> None:
    """Score the answers in `file` so many times; playbook and rules are loaded once."""
    library = Library()
    playbook = load_playbook("startup", (), library)
    answers = bind_answers(read_answers(Path(file)), playbook, library)
    rules = Rules(load_consistency(library), load_crosswalks(library))
    for _ in range(times):
        assess(playbook, answers, today=dt.date(2026, 11, 21), rules=rules)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
