"""DESIGN section 6 once more, written from its words alone, one control at a time, without the engine's help."""

import datetime as dt
from fractions import Fraction
from typing import Any

from hypothesis import given, settings

from builders import TODAY
from mlready.model.assessment import Assessment, Score
from systems import AREAS, PHASES, Data, System, systems


def true_false_or_open(condition: Data | None, context: Data) -> bool | None:
    for name, wanted in (condition or {}).items():
        given_value = context.get(name.removeprefix("context."))
        if given_value is None:
            return None
        if given_value != wanted and not (isinstance(wanted, list) and given_value in wanted):
            return False
    return True


def high_stakes(context: Data) -> bool:
    return context.get("error_cost") in ("high", "critical") or context.get("high_risk_use") is True


def minimum_of(control: Data, context: Data) -> int:
    written: int = control["minimum"]
    return written + 1 if high_stakes(context) and written in (1, 2) else written


def target_of(control: Data, context: Data) -> int:
    target: int = min(control["minimum"] + 1, 4) if control["target"] is None else control["target"]
    return min(4, target + 1) if high_stakes(context) and control["minimum"] in (1, 2) else target


def blocks(control: Data, context: Data) -> bool:
    if control["blocks"]:
        return True
    return control["blocks_when"] is not None and true_false_or_open(control["blocks_when"], context) is True


def weight_of(control: Data, context: Data) -> Fraction:
    if control["weight"] is not None:
        return Fraction(control["weight"])
    return Fraction(3) if blocks(control, context) else Fraction(1)


def asked(control: Data, context: Data) -> bool:
    return true_false_or_open(control["asked_when"], context) is not False


def detected(control: Data, system: System) -> int | None:
    if system.statuses is None:
        return None
    found = {name for name, status in system.statuses.items() if status == "found"}
    highest = 0 if control["decidable"] else None
    for level in range(5):
        practices = [practice for practice, shown in control["evidence"].items() if shown == level]
        if practices and all(found.intersection(practice.split("|")) for practice in practices):
            highest = level
    return highest


def overclaims(control: Data, system: System) -> bool:
    said = system.said.get(control["id"], {})
    shown = detected(control, system)
    if not control["decidable"] or shown is None or "level" not in said or "proof" in said:
        return False
    return bool(said["level"] > shown)


def level_of(control: Data, system: System) -> int | None:
    said = system.said.get(control["id"], {})
    if "level" not in said or overclaims(control, system):
        return detected(control, system)
    level: int = said["level"]
    return level


def outcome_of(control: Data, system: System) -> str:
    if "not_applicable" in system.said.get(control["id"], {}) or not asked(control, system.context):
        return "not-applicable"
    level = level_of(control, system)
    if level is None:
        return "unknown"
    if level >= target_of(control, system.context):
        return "met"
    return "partial" if level >= minimum_of(control, system.context) else "unmet"


def credit_of(control: Data, system: System) -> Fraction:
    target = target_of(control, system.context)
    return Fraction(min(level_of(control, system) or 0, target), target)


def counts(control: Data, system: System) -> bool:
    outcome = outcome_of(control, system)
    return outcome == "met" if control["minimum"] == 0 else outcome != "not-applicable"


def per_cent(part: Fraction, whole: Fraction) -> float:
    return float(100 * part / whole)


def score_of(controls: list[Data], system: System) -> dict[str, float | None]:
    total = earned = possible = decided = Fraction(0)
    for control in controls:
        if not counts(control, system):
            continue
        weight = weight_of(control, system.context)
        unknown = outcome_of(control, system) == "unknown"
        total += weight
        earned += 0 if unknown else weight * credit_of(control, system)
        possible += weight if unknown else weight * credit_of(control, system)
        decided += 0 if unknown else weight
    if not total:
        return {"score": None, "potential": None, "coverage": None}
    return {
        "score": per_cent(earned, total),
        "potential": per_cent(possible, total),
        "coverage": per_cent(decided, total),
    }


def falls_short(control: Data, system: System) -> bool:
    return control["minimum"] > 0 and outcome_of(control, system) in ("unmet", "unknown")


def has_live_waiver(control: Data, system: System) -> bool:
    return any(waiver["control"] == control["id"] and waiver["until"] >= TODAY for waiver in system.waivers)


def is_blocker(control: Data, system: System) -> bool:
    return blocks(control, system.context) and falls_short(control, system) and not has_live_waiver(control, system)


def is_stale(control: Data, system: System) -> bool:
    said = system.said.get(control["id"], {})
    if "date" in said:
        last_good_day = said["date"] + dt.timedelta(days=int(control["valid_for"].removesuffix("d")))
        if last_good_day < TODAY:
            return True
    path = said.get("proof", "").split("#")[0]
    if path not in system.proofs:
        return False
    current = system.proofs[path]
    return current is None or said.get("proof_sha256", current) != current


def contradicts(rule: Data, system: System) -> bool:
    levels = {
        control["id"]: None if outcome_of(control, system) == "not-applicable" else level_of(control, system)
        for control in system.controls
    }
    for name, wanted in rule.items():
        if name == "context.mode":
            if system.context.get("mode") != (None if wanted == "unanswered" else wanted):
                return False
            continue
        sign, bound = wanted.split()
        level = levels[name]
        if level is None or (level < int(bound) if sign == ">=" else level > int(bound)):
            return False
    return True


def is_reservation(control: Data, system: System) -> bool:
    """Tell whether a control that is no blocker still forbids a plain ready."""
    if falls_short(control, system):
        return True
    if control["minimum"] == 0 or not blocks(control, system.context):
        return False
    if outcome_of(control, system) == "not-applicable":
        return asked(control, system.context)
    touched = any(control["id"] in rule and contradicts(rule, system) for rule in system.rules)
    return overclaims(control, system) or is_stale(control, system) or touched


def verdict_of(system: System) -> str:
    if system.context.get("purpose", "deploy") != "deploy":
        return "out-of-scope"
    if any(is_blocker(control, system) for control in system.controls):
        return "not-ready"
    if any(is_reservation(control, system) for control in system.controls):
        return "ready-with-conditions"
    return "ready"


def assert_same(score: Score, expected: dict[str, float | None]) -> None:
    for name, value in expected.items():
        stated = getattr(score, name)
        assert stated == value or abs(stated - value) < 1e-9, (name, stated, value)


def stands(assessment: Assessment) -> dict[str, Any]:
    return {
        finding.control.id: (
            finding.outcome,
            finding.level,
            finding.minimum,
            finding.target,
            finding.blocks,
            finding.is_blocker,
            finding.detected,
        )
        for finding in assessment.findings
    }


def expected_to_stand(system: System) -> dict[str, Any]:
    return {
        control["id"]: (
            outcome := outcome_of(control, system),
            None if outcome == "not-applicable" else level_of(control, system),
            minimum_of(control, system.context),
            target_of(control, system.context),
            blocks(control, system.context),
            is_blocker(control, system),
            detected(control, system),
        )
        for control in system.controls
    }


@settings(max_examples=300, deadline=None)
@given(systems())
def test_the_engine_computes_what_the_design_says(system: System) -> None:
    assessment = system.assess()
    assert assessment.verdict == verdict_of(system)
    if assessment.verdict == "out-of-scope":
        assert assessment.findings == ()
        assert_same(assessment.overall, {"score": None, "potential": None, "coverage": None})
        return
    assert stands(assessment) == expected_to_stand(system)
    for finding, control in zip(assessment.findings, system.controls, strict=True):
        counted = counts(control, system)
        assert abs(finding.weight - (weight_of(control, system.context) if counted else 0)) < 1e-9
        if finding.applies:
            assert finding.credit is not None
            assert abs(finding.credit - credit_of(control, system)) < 1e-9
        assert (finding.stale is not None) == (finding.applies and is_stale(control, system))
    assert [finding.control.id for finding in assessment.blockers] == [
        control["id"] for control in system.controls if is_blocker(control, system)
    ]
    assert_same(assessment.overall, score_of(list(system.controls), system))
    for name in AREAS:
        members = [control for control in system.controls if control["area"] == name]
        assert (name in assessment.areas) == bool(members)
        if members:
            assert_same(assessment.areas[name], score_of(members, system))
    for name in PHASES:
        members = [control for control in system.controls if control["phase"] == name]
        assert (name in assessment.phases) == bool(members)
        if members:
            assert_same(assessment.phases[name], score_of(members, system))
