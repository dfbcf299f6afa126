"""Findings -> scores: how far, how far at most, and how much of it is known."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable

from mlready.model.assessment import Finding, Outcome, Score, Standing

_PER_CENT = 100


def score(findings: Iterable[Standing]) -> Score:
    """Return score, potential and coverage of `findings` in per cent; all None where nothing of them applies.

    An unknown counts 0 in the score and 1 in the potential, so silence never beats an honest answer. `math.fsum` rounds
    once, so the order of the findings never shows.
    """
    counted = [finding for finding in findings if finding.weight]
    total = math.fsum(finding.weight for finding in counted)
    if not total:
        return Score(score=None, potential=None, coverage=None)
    credit = [finding.weight * (finding.credit or 0) for finding in counted]
    unknown = [finding.weight for finding in counted if finding.outcome is Outcome.UNKNOWN]
    decided = [finding.weight for finding in counted if finding.outcome is not Outcome.UNKNOWN]
    earned, possible, known = (_PER_CENT * (math.fsum(part) / total) for part in (credit, credit + unknown, decided))
    return Score(score=earned, potential=possible, coverage=known)


def scores_by(findings: Iterable[Finding], key: Callable[[Finding], str]) -> dict[str, Score]:
    """Return one score for each value of `key`, in the order in which they first come."""
    groups = defaultdict(list)
    for finding in findings:
        groups[key(finding)].append(finding)
    return {name: score(members) for name, members in groups.items()}
