import json

from jsonschema import Draft202012Validator

from mlready.render.gitlab import check_gitlab
from reports import GROUND, HOSTILE_PATH, a_perfect_system, a_report

SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}


def test_every_shortfall_is_an_issue() -> None:
    found = json.loads(check_gitlab(a_report(), GROUND))
    Draft202012Validator(SCHEMA).validate(found)
    assert {one["check_name"]: one["severity"] for one in found} == {
        "plan.blocker": "blocker",
        "plan.unheard": "blocker",
        "plan.silent": "info",
        "plan.below": "major",
        "plan.waived": "info",
        "plan.claimed": "major",
        "practice/code.lint": "info",
    }


def test_no_two_issues_share_a_fingerprint() -> None:
    found = json.loads(check_gitlab(a_report(), GROUND))
    assert len({one["fingerprint"] for one in found}) == len(found)


def test_fingerprints_stay_where_lines_and_orders_change() -> None:
    first, second = (
        {one["check_name"]: one["fingerprint"] for one in json.loads(check_gitlab(report, GROUND))}
        for report in (a_report(), a_report(shift=5, backwards=True))
    )
    assert first == second


def test_a_path_stays_what_it_is() -> None:
    paths = {one["check_name"]: one["location"]["path"] for one in json.loads(check_gitlab(a_report(), GROUND))}
    assert paths["practice/code.lint"] == HOSTILE_PATH
    assert "\x1b" not in check_gitlab(a_report(), GROUND)


def test_an_accepted_gap_says_who_accepts_it() -> None:
    found = {one["check_name"]: one["description"] for one in json.loads(check_gitlab(a_report(), GROUND))}
    assert "(cto accepts it until 2027-01-31: " in found["plan.waived"]


def test_a_perfect_system_is_an_empty_list() -> None:
    assert check_gitlab(a_perfect_system(), GROUND) == "[]\n"
