"""Playbook, answers, scan and day -> assessment."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from mlready.engine.consistency import inconsistencies
from mlready.engine.findings import find
from mlready.engine.maturity import maturity
from mlready.engine.score import score, scores_by
from mlready.engine.verdict import conditions, verdict
from mlready.model.advice import ConsistencyRule
from mlready.model.answers import Answers
from mlready.model.assessment import Assessment, Verdict
from mlready.model.crosswalk import Crosswalk
from mlready.model.evidence import NOT_SCANNED, Scan
from mlready.model.playbook import Playbook

IN_SCOPE = ("deploy", None)


@dataclass(frozen=True, slots=True)
class Rules:
    """What judges beside the playbook: rules of consistency, and the maturity models of others."""

    consistency: Sequence[ConsistencyRule] = ()
    crosswalks: Sequence[Crosswalk] = ()


def assess(
    playbook: Playbook, answers: Answers, *, today: dt.date, scan: Scan = NOT_SCANNED, rules: Rules | None = None
) -> Assessment:
    """Return how the system stands. A system that nobody means to deploy is out of scope and gets no score."""
    if answers.value("context.purpose") not in IN_SCOPE:
        return Assessment(playbook=playbook, answers=answers, today=today, scan=scan, verdict=Verdict.OUT_OF_SCOPE)
    rules = rules or Rules()
    findings = find(playbook, answers, scan, today)
    contradictions = inconsistencies(rules.consistency, answers, findings, playbook.audience)
    reservations = conditions(findings, contradictions)
    return Assessment(
        playbook=playbook,
        answers=answers,
        today=today,
        scan=scan,
        verdict=verdict(findings, reservations),
        findings=findings,
        overall=score(findings),
        phases=scores_by(findings, lambda finding: finding.control.phase),
        areas=scores_by(findings, lambda finding: finding.control.area),
        conditions=reservations,
        inconsistencies=contradictions,
        maturity=maturity(rules.crosswalks, findings, scan),
    )
