"""Whether the files that CI hands to a command are there.

Readers see one file; this sees what all of them said about one repository.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from mlready.model.fact import Fact

MAX_TARGETS: Final = 300
# What names files or folders of tests; what is filled in later, or stands for several, may be anything.
_TARGET: Final = re.compile(r"(?:\./)?((?:[\w.-]+/)*(?:tests?|test_\w+\.py)|[\w.-]+(?:/[\w.-]+)++)/?(?:::.*)?")
_RUNS: Final = "ci.run"


def aimed(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield `facts`; a command of CI says that what it is to run on is `missing` where nothing of it is there."""
    paths = "".join(f"/{fact.path}\n" for fact in facts if fact.kind == "file")
    there: dict[str, bool] = {}
    for fact in facts:
        targets = set(_targets(fact.name)) if fact.kind == _RUNS else set()
        for target in targets - there.keys() if len(there) < MAX_TARGETS else ():
            # A job may start in another folder than the root.
            there[target] = f"/{target}/" in paths or f"/{target}\n" in paths
        if targets and not any(there.get(target, True) for target in targets):
            yield replace(fact, attributes={**fact.attributes, "missing": "yes"})
        else:
            yield fact


def _targets(command: str) -> Iterable[str]:
    for word in command.split()[1:]:
        if found := _TARGET.fullmatch(word):
            yield found[1]
