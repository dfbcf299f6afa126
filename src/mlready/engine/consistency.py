"""Answers that contradict each other, by the rules of the playbooks."""

from collections.abc import Iterable, Sequence

from mlready.model.advice import ConsistencyRule
from mlready.model.assessment import Finding, Inconsistency
from mlready.model.when import Facts

_ASSUMED = "assumptions."


def inconsistencies(
    rules: Iterable[ConsistencyRule], facts: Facts, findings: Sequence[Finding]
) -> tuple[Inconsistency, ...]:
    """Return every rule that the answers break; a control stands in it with the level that counts."""
    levels = {finding.control.id: finding.level for finding in findings if finding.level is not None}
    known = {**facts, **levels}
    return tuple(
        Inconsistency(ids=tuple(name for name in rule.when.ids if not name.startswith(_ASSUMED)), says=rule.says)
        for rule in rules
        if rule.when.holds(known)
    )
