"""Which level counts for a control: what people say, what the files show, or which of the two when they disagree."""

from collections import defaultdict
from dataclasses import dataclass

from mlready.model.answers import Answer
from mlready.model.assessment import Conflict, Source
from mlready.model.evidence import Scan
from mlready.model.playbook import Control


@dataclass(frozen=True, slots=True)
class Reached:
    """The level that counts, where it comes from, and what the files alone would say."""

    level: int | None
    source: Source | None
    detected: int | None
    conflict: Conflict | None = None


def detected_level(control: Control, scan: Scan) -> int | None:
    """Return the highest level all of whose practices were found; None where the files cannot tell.

    A decidable control stands at 0 where a scan found nothing of it.
    """
    if scan.practices is None:
        return None
    by_level = defaultdict(list)
    for practice, level in control.evidence.items():
        by_level[level].append(practice)
    shown = [level for level, practices in by_level.items() if all(map(scan.found, practices))]
    return max(shown, default=0 if control.decidable else None)


def reach(control: Control, answer: Answer | None, scan: Scan) -> Reached:
    """Return the level that counts for `control`.

    Without an answer the detected level stands. On a decidable control an answer above it counts as the detected
    level, unless a proof comes with it; an answer below it stands.
    """
    detected = detected_level(control, scan)
    if answer is None or answer.level is None:
        return Reached(detected, None if detected is None else Source.REPOSITORY, detected)
    if detected is None or detected == answer.level:
        return Reached(answer.level, Source.ANSWER, detected)
    overclaims = control.decidable and answer.level > detected and answer.proof is None
    conflict = None
    if control.decidable or answer.level < detected:
        conflict = Conflict(answered=answer.level, detected=detected, open=overclaims)
    if overclaims:
        return Reached(detected, Source.REPOSITORY, detected, conflict)
    return Reached(answer.level, Source.ANSWER, detected, conflict)
