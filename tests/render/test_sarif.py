import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mlready.model.evidence import Scan
from mlready.render.sarif import check_sarif
from mlready.store.library import Library
from mlready.store.practices import load_practices
from reports import GROUND, HOSTILE_PATH, a_perfect_system, a_report
from shipped import OVERLAYS, PLAYBOOKS, assessed, shipped_playbook

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = {
    "type": "object",
    "required": ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "shortDescription": {"allOf": [TEXT, {"properties": {"text": {"maxLength": 1024}}}]},
        "fullDescription": {"allOf": [TEXT, {"properties": {"text": {"maxLength": 1024}}}]},
        "help": {"allOf": [TEXT, {"properties": {"markdown": {"type": "string", "minLength": 1}}}]},
        "defaultConfiguration": {"type": "object", "properties": {"level": LEVEL}},
        "properties": {
            "type": "object",
            "properties": {"tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True}},
        },
    },
}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~%-][A-Za-z0-9._~%/-]*$"}},
                },
                "region": {"required": ["startLine"], "properties": {"startLine": {"type": "integer", "minimum": 1}}},
            },
        }
    },
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "kind": {"const": "fail"},
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "minItems": 1, "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}},
        "suppressions": {
            "type": "array",
            "items": {
                "required": ["kind"],
                "properties": {
                    "kind": {"enum": ["inSource", "external"]},
                    "status": {"enum": ["accepted", "underReview", "rejected"]},
                    "justification": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
    },
}
SCHEMA = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "rules"],
                                "properties": {"rules": {"type": "array", "uniqueItems": True, "items": RULE}},
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                    "properties": {"type": "object"},
                },
            },
        },
    },
}
PRACTICES = load_practices(Library())

Node = dict[str, Any]


def run_of(document: str) -> Node:
    """Return the one run of `document`, which keeps to what the standard asks."""
    written = json.loads(document)
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(written)
    (run,) = written["runs"]
    assert isinstance(run, dict)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    return run


def results(document: str) -> dict[str, Node]:
    return {result["ruleId"]: result for result in run_of(document)["results"]}


def test_every_shortfall_is_a_result_of_its_rule() -> None:
    found = results(check_sarif(a_report(), GROUND, PRACTICES))
    assert {name: result["level"] for name, result in found.items()} == {
        "plan.blocker": "error",
        "plan.unheard": "error",
        "plan.silent": "note",
        "plan.below": "warning",
        "plan.waived": "note",
        "plan.claimed": "warning",
        "practice/code.lint": "note",
    }


def test_a_system_without_gaps_has_rules_and_no_results() -> None:
    run = run_of(check_sarif(a_perfect_system(), GROUND, PRACTICES))
    assert run["results"] == []
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["plan.fine"]


def test_a_hostile_path_is_a_valid_address_that_leads_back_to_it() -> None:
    location = results(check_sarif(a_report(), GROUND, PRACTICES))["practice/code.lint"]["locations"][0]
    uri = location["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "src/a%0Ab%1B%5B31m%2Cc%3Ad%2520%3Cx%3E%26%22%5By%5D%28z%29.py"
    assert re.sub(r"%(..)", lambda match: chr(int(match[1], 16)), uri) == HOSTILE_PATH
    assert location["physicalLocation"]["region"] == {"startLine": 3}


def test_no_message_holds_a_link_or_steers_a_terminal() -> None:
    for result in results(check_sarif(a_report(), GROUND, PRACTICES)).values():
        assert "](" not in result["message"]["text"]
        assert result["message"]["text"].isprintable()


def test_a_waived_gap_is_suppressed_with_its_reason() -> None:
    found = results(check_sarif(a_report(), GROUND, PRACTICES))
    (suppression,) = found["plan.waived"]["suppressions"]
    assert suppression["status"] == "accepted"
    assert suppression["justification"].startswith("cto accepts it until 2027-01-31: one")
    assert [name for name, result in found.items() if "suppressions" in result] == ["plan.waived"]


def test_fingerprints_stay_where_lines_and_orders_change() -> None:
    first, second = (
        {name: result["partialFingerprints"] for name, result in results(document).items()}
        for document in (
            check_sarif(a_report(), GROUND, PRACTICES),
            check_sarif(a_report(shift=9, backwards=True), GROUND, PRACTICES),
        )
    )
    assert first == second
    assert len({one["primaryLocationLineHash"] for one in first.values()}) == 7


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_every_control_and_practice_that_ships_is_a_rule_with_help(name: str) -> None:
    playbook = shipped_playbook(name, OVERLAYS)
    missing = {practice: {"id": practice, "status": "missing"} for practice in PRACTICES}
    scan = Scan.model_validate({"practices": missing})
    run = run_of(check_sarif(assessed(playbook, scan=scan), GROUND, PRACTICES))
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert rules == {one.id for one in playbook.controls} | {f"practice/{practice}" for practice in PRACTICES}


def test_the_run_says_what_a_pipeline_asks_for() -> None:
    properties = run_of(check_sarif(a_report(), GROUND, PRACTICES))["properties"]
    assert properties["verdict"] == "not-ready"
    assert 0 <= properties["score"] <= properties["potential"] <= 100
    assert properties["coverage"] < 100


def test_the_same_assessment_gives_the_same_bytes() -> None:
    assert check_sarif(a_report(), GROUND, PRACTICES) == check_sarif(a_report(), GROUND, PRACTICES)
