"""What a system gives reason to propose: a playbook or an overlay that fits it."""

from collections.abc import Iterable

from mlready.model.assessment import Assessment
from mlready.model.evidence import Scan
from mlready.model.guide import Proposal


def proposed(proposals: Iterable[Proposal], assessment: Assessment) -> dict[str, str]:
    """Return what files or answers give reason to propose, by name, with the reason."""
    facts = assessment.answers.facts
    return {
        one.id: one.because
        for one in proposals
        if _shown(one, assessment.scan) or (one.when is not None and one.when.holds(facts) is True)
    }


def _shown(proposal: Proposal, scan: Scan) -> bool:
    shown = sum(scan.found(name) for name in proposal.practices)
    return bool(proposal.practices) and shown >= proposal.least
