"""Answers that contradict each other, by the rules of the playbooks."""

from collections.abc import Iterable, Sequence
from typing import Final

from mlready.engine.backlog import DAYS_A_WEEK, Backlog, full_time
from mlready.model.advice import ConsistencyRule
from mlready.model.answers import Answers
from mlready.model.assessment import Finding, Inconsistency
from mlready.model.playbook import Audience
from mlready.model.when import Scalar

CHAIN: Final = "blockers.chain_weeks"
"""What a rule calls the weeks that the longest chain of blockers takes, with as many people as there could be."""
_ASSUMED: Final = "assumptions."


def inconsistencies(
    rules: Iterable[ConsistencyRule], answers: Answers, findings: Sequence[Finding], audience: Audience = "startup"
) -> tuple[Inconsistency, ...]:
    """Return every rule that the answers break; a control stands in it with the level that counts."""
    backlog = Backlog.of(findings, audience, answers)
    chain = backlog.known_blocker_chain
    known: dict[str, Scalar] = {**answers.facts}
    known |= {finding.control.id: finding.level for finding in findings if finding.level is not None}
    if chain:
        # One person's work takes longer only where that one is not there all day.
        days = sum(backlog.days[name] for name in chain) / min(1, full_time(answers))
        known[CHAIN] = round(days / DAYS_A_WEEK, 6)
    return tuple(
        Inconsistency(ids=tuple(_shown(rule.when.ids, chain)), says=rule.says)
        for rule in rules
        if rule.when.holds(known)
    )


def _shown(ids: Iterable[str], chain: Sequence[str]) -> Iterable[str]:
    """Yield what a person can answer otherwise: the chain's controls in place of its length, and no assumptions."""
    for name in ids:
        if name == CHAIN:
            yield from chain
        elif not name.startswith(_ASSUMED):
            yield name
