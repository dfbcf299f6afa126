"""Where a script of CI holds a figure of the model against a bound, and fails the job.

Fact: ``gate`` as in `mlready.facts.python.gates`, named ``exits``; ``in`` is the job.
"""

import re
from typing import Final

from mlready.facts.python.words import METRICS, words

MAX_LINES: Final = 2_000
_REACH: Final = 8
_COMPARES: Final = re.compile(
    r"\s*(?:if|elif|assert|\[\[?)\b.*(?:[<>]|-[lg][te]\b)|\s*\[.*-[lg][te]\b|.*\b(?:sys\.)?exit\(.*[<>]"
    r"|.*-c\s+[\"'].*\bassert\b.*[<>]"
)
_BY_ITSELF: Final = re.compile(r".*(?:\bassert\b|\bexit\(.*[<>]|(?:&&|\|\||;)\s*(?:\{\s*)?(?:.*\s)?exit\s+[1-9])")
_STOPS: Final = re.compile(r"\s*(?:exit\s+[1-9]|(?:sys\.)?exit\([^0)]|raise\b|false\b)|.*(?:;|then)\s*exit\s+[1-9]")
_ENDS: Final = re.compile(r"\s*(?:fi|else)\b")


def bound_in(script: str) -> tuple[int, str] | None:
    r"""Return the line, counted from 0, that holds a figure against a bound which fails the script, and the figure.

    >>> bound_in('ACC=$(cat acc)\nif (( $(echo "$ACC < 0.8" | bc -l) )); then\n  exit 1\nfi')
    (1, 'acc')
    """
    lines = script.split("\n")[:MAX_LINES]
    for number, line in enumerate(lines):
        if not _COMPARES.match(line[:500]):
            continue
        metric = sorted(words(line[:200]) & METRICS)
        if metric and (_BY_ITSELF.match(line[:500]) or _stops_after(lines[number + 1 : number + 1 + _REACH])):
            return number, metric[0]
    return None


def _stops_after(lines: list[str]) -> bool:
    for line in lines:
        if _STOPS.match(line[:500]):
            return True
        if _ENDS.match(line):
            return False
    return False
