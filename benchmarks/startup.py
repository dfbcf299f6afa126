"""How long commands take, as ratios to `python -c pass` of the same interpreter, measured in turns.

python benchmarks/startup.py [REPEATS]
"""

import datetime as dt
import statistics
import subprocess
import sys
import time
from pathlib import Path

from mlready.engine.assess import Rules, assess
from mlready.store.advice import load_consistency, load_crosswalks
from mlready.store.answers import bind_answers, read_answers
from mlready.store.library import Library
from mlready.store.playbooks import load_playbook

EXAMPLE = Path(__file__).parents[1] / "examples" / "fraud-scoring" / "mlready-answers.yaml"
PROGRAM = str(Path(sys.executable).with_name("mlready"))
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "mlready --version": [PROGRAM, "--version"],
    "mlready --help": [PROGRAM, "--help"],
    "mlready assess, text": [PROGRAM, "assess", "--answers", str(EXAMPLE)],
    "mlready assess, json": [PROGRAM, "assess", "--answers", str(EXAMPLE), "--format", "json"],
    "mlready plan": [PROGRAM, "plan", str(EXAMPLE)],
}
SECONDS = 2.0


def measure(repeats: int) -> dict[str, float]:
    """Return the median wall time of each command in milliseconds; every round runs each once."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(repeats):
        for name, command in COMMANDS.items():
            started = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            taken[name].append(1000 * (time.perf_counter() - started))
    return {name: statistics.median(times) for name, times in taken.items()}


def assessments_per_second() -> float:
    """Return how many answer sets one process scores in a second, the playbook loaded once."""
    library = Library()
    playbook = load_playbook("startup", (), library)
    answers = bind_answers(read_answers(EXAMPLE), playbook, library)
    rules = Rules(load_consistency(library), load_crosswalks(library))
    done, started = 0, time.perf_counter()
    while time.perf_counter() - started < SECONDS:
        assess(playbook, answers, today=dt.date(2026, 11, 21), rules=rules)
        done += 1
    return done / (time.perf_counter() - started)


def main() -> None:
    """Print one line a command, then the throughput."""
    times = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    base = times["python -c pass"]
    for name, median in times.items():
        print(f"{name:24} {median:7.1f} ms  {median / base:5.1f}x")
    print(f"{'answer sets scored':24} {assessments_per_second():7.0f} a second")


if __name__ == "__main__":
    main()
