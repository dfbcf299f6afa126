"""Answers and waivers grow old: which ones can no longer be taken at their word."""

import datetime as dt

from mlready.model.answers import Answer, Waiver
from mlready.model.assessment import WaiverStanding, WaiverState
from mlready.model.evidence import Scan
from mlready.model.playbook import Control


def staleness(control: Control, answer: Answer | None, scan: Scan, today: dt.date) -> str | None:
    """Return why the answer is stale, or None. An answer without a date does not age."""
    if answer is None:
        return None
    if answer.date is not None and today - answer.date > control.valid_for:
        return f"answered {answer.date}, good for {control.valid_for.days} days"
    proof = answer.proof_path
    if proof is None or proof not in scan.proofs:
        return None
    current = scan.proofs[proof]
    if current is None:
        return f"its proof {proof} is gone"
    if answer.proof_sha256 is not None and answer.proof_sha256 != current:
        return f"its proof {proof} changed since"
    return None


def standing(waivers: list[Waiver], today: dt.date, *, needed: bool) -> WaiverStanding | None:
    """Return the waiver that counts among those of one control: the one that lasts longest."""
    if not waivers:
        return None
    waiver = max(waivers, key=lambda one: (one.until, one.reason, one.owner))
    if today > waiver.until:
        return WaiverStanding(waiver=waiver, state=WaiverState.EXPIRED)
    return WaiverStanding(waiver=waiver, state=WaiverState.LIVE if needed else WaiverState.NEEDLESS)
