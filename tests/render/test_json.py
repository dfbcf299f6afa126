import json
from typing import Any

import pytest
from hypothesis import given

from builders import TODAY, answers, control, playbook, scan
from mlready import __version__
from mlready.engine.assess import assess
from mlready.model.assessment import Assessment
from mlready.planning.plan import make_plan
from mlready.render.json import assessment_json, plan_json, playbook_json
from shipped import NOTHING_SAID, OVERLAYS, advice, assessed, everything_said, shipped_playbook
from systems import System, systems

# The keys of the public documents. A key that goes, or changes its meaning, is a new version of the schema.
ASSESSMENT = {
    *("verdict", "score", "potential", "coverage", "blockers", "conditions", "inconsistencies"),
    *("findings", "phases", "areas", "maturity"),
}
FINDING = {
    *("control", "outcome", "level", "minimum", "target", "raised", "weight", "credit", "blocks", "source", "detected"),
    *("evidence", "conflict", "not_applicable", "stale", "answer", "waiver"),
}
ACTION = {
    *("id", "title", "steps", "closes", "effort_days", "role", "after", "start", "end", "phase", "blocker", "unknown"),
    "score_gain",
}
SCHEDULE = {
    *("people", "people_assumed", "weeks_needed", "weeks_for_blockers", "weeks_available", "fits", "people_needed"),
    *("weeks_if_unknown_done", "ready_on"),
}
ROADMAP = {
    *("begins", "launch_on", "wanted_on", "live_on", "critical_path", "critical_days", "longest_chain"),
    *("weeks_at_best", "larger_teams", "load", "shortfall", "before", "release", "reviews", "windows", "after"),
}
STRATEGY = {
    *("base", "rule", "rest_from", "stopped", "sequence", "modifiers", "why", "rejected", "undecided", "requirements"),
    *("before", "after_stop", "once_mended", "next_version", "used", "platform_notes", "reviews"),
}
RELEASE_STEP = {
    *("id", "title", "strategy", "does", "share", "of", "live", "technical", "bake", "bake_hours", "promote"),
    "roll_back",
}
HEAD = {"schema", "tool", "playbook", "system", "today", "commit"}
NAME = "sys.versioning"


def document(assessment: Assessment) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(assessment_json(assessment))
    return loaded


def plan_document(assessment: Assessment) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(plan_json(make_plan(assessment, advice())))
    return loaded


def test_an_assessment_has_the_keys_that_are_public() -> None:
    written = document(assessed(shipped_playbook()))
    assert written.keys() == HEAD | ASSESSMENT
    assert written["schema"] == "mlready.assessment/1"
    assert written["tool"] == {"name": "mlready", "version": __version__}
    assert written["playbook"].keys() == {"id", "version", "overlays", "digest"}
    assert all(finding.keys() == FINDING for finding in written["findings"])


def test_a_plan_has_the_keys_that_are_public_and_its_assessment_inside() -> None:
    assessment = assessed(shipped_playbook())
    written = plan_document(assessment)
    assert written.keys() == HEAD | {
        *("assessment", "actions", "schedule", "strategy", "capacity", "further", "sensitivity", "cost"),
        *("roadmap", "monitoring", "pipeline", "integration", "governance", "risks", "standards"),
    }
    assert written["schema"] == "mlready.plan/1"
    assert written["schedule"].keys() == SCHEDULE
    assert all(action.keys() == ACTION for action in written["actions"])
    assert written["strategy"].keys() == STRATEGY
    assert all(step.keys() == RELEASE_STEP for step in written["strategy"]["sequence"])
    assert all(one.keys() >= {"rule", "missing"} for one in written["strategy"]["undecided"])
    assert written["assessment"] == {key: value for key, value in document(assessment).items() if key in ASSESSMENT}


def test_a_roadmap_has_the_keys_that_are_public() -> None:
    assert plan_document(assessed(shipped_playbook()))["roadmap"].keys() == ROADMAP


def test_per_cents_are_rounded_to_one_decimal_and_nothing_else_is() -> None:
    asked = playbook(*(control(f"test.c{number}", minimum=2, target=3) for number in range(3)))
    written = document(assess(asked, answers({"test.c0": 1, "test.c1": 2, "test.c2": 3}), today=TODAY))
    assert written["score"] == 66.7
    assert written["phases"]["plan"]["score"] == 66.7
    assert written["findings"][0]["credit"] == 1 / 3


def test_a_finding_shows_its_answer_its_conflict_and_its_waiver() -> None:
    asked = playbook(control(decidable=True, evidence={"ci.tests": 1}, blocks=True))
    waiver = {"control": NAME, "reason": "a pilot", "owner": "cto", "until": TODAY}
    said = answers({NAME: {"level": 3, "note": "so they say", "by": "cto"}}, waivers=[waiver])
    (finding,) = document(assess(asked, said, today=TODAY, scan=scan("ci.tests")))["findings"]
    assert finding["level"] == 1
    assert finding["source"] == "repository"
    assert finding["answer"] == {"level": 3, "note": "so they say", "by": "cto", "unknown": False}
    assert finding["conflict"] == {"answered": 3, "detected": 1, "open": True}
    assert finding["waiver"] == {**waiver, "until": "2026-11-21", "state": "live"}


def test_a_system_out_of_scope_has_no_figures() -> None:
    assessment = assess(playbook(), answers({}, {"purpose": "explore"}), today=TODAY)
    written = document(assessment)
    assert written["verdict"] == "out-of-scope"
    assert [written[name] for name in ("score", "potential", "coverage")] == [None] * 3
    assert written["blockers"] == written["findings"] == []
    plan = plan_document(assessment)
    assert plan["actions"] is None
    assert plan["schedule"] is None


@given(systems())
def test_every_assessment_and_plan_is_json_that_says_the_same(system: System) -> None:
    assessment = system.assess()
    written = document(assessment)
    assert [one["control"] for one in written["findings"]] == [one.control.id for one in assessment.findings]
    assert written["blockers"] == [one.control.id for one in assessment.blockers]
    for given_score, shown in zip(assessment.overall, ("score", "potential", "coverage"), strict=True):
        value = given_score[1]
        assert written[shown] == (None if value is None else pytest.approx(value, abs=0.0501))
    assert len(plan_document(assessment)["assessment"]["findings"]) == len(written["findings"])


def test_text_in_any_script_is_written_as_it_is() -> None:
    asked = playbook()
    said = answers({NAME: {"level": 1, "note": "grün, שלום, 👩‍🔬"}})
    assert "grün, שלום, 👩‍🔬" in assessment_json(assess(asked, said, today=TODAY))


def test_the_same_assessment_gives_the_same_bytes() -> None:
    chosen = shipped_playbook("enterprise", OVERLAYS)
    first, second = (plan_json(make_plan(assessed(chosen, everything_said(chosen)))) for _ in range(2))
    assert first == second
    assert first.endswith("}\n")


def test_a_playbook_is_shown_whole() -> None:
    chosen = shipped_playbook("startup", OVERLAYS)
    written = json.loads(playbook_json(chosen))
    assert [control["id"] for control in written["controls"]] == [control.id for control in chosen.controls]
    assert [question["id"] for question in written["context"]] == [question.id for question in chosen.context]
    assert written["overlays"] == list(OVERLAYS)
    assert written["controls"][0].keys() == type(chosen.controls[0]).model_fields.keys()


def test_nothing_said_is_a_document_too() -> None:
    written = document(assessed(shipped_playbook(), NOTHING_SAID))
    assert written["score"] == 0
    assert written["coverage"] == 0
    assert written["potential"] == 100
    assert written["commit"] is None
