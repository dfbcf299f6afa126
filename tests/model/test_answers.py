import datetime as dt

import pytest
from pydantic import ValidationError

from builders import answers
from mlready.model.answers import Answer, Assumptions, Waiver


@pytest.mark.parametrize(
    ("proof", "path"),
    [
        (None, None),
        ("report.md", "report.md"),
        ("docs/report.md#peak", "docs/report.md"),
        ("a#b#c", "a"),
        ("https://example.org/x#y", None),
        ("s3://bucket/key", None),
    ],
)
def test_a_proof_is_a_path_unless_it_is_a_url(proof: str | None, path: str | None) -> None:
    assert Answer(proof=proof).proof_path == path


@pytest.mark.parametrize("date", ["2026-02-30", "21.11.2026", "", "today", 20261121, 1.5, True, ["2026-11-21"]])
def test_a_date_is_written_with_year_month_and_day(date: object) -> None:
    assert Answer.model_validate({"date": "2026-11-21"}).date == dt.date(2026, 11, 21)
    with pytest.raises(ValidationError, match="write a date such as 2026-11-21, not"):
        Answer.model_validate({"date": date})


@pytest.mark.parametrize(
    "fields",
    [
        {"level": 5},
        {"level": -1},
        {"level": True},
        {"level": "2"},
        {"proof": ""},
        {"proof_sha256": "abc"},
        {"note": "x" * 20_001},
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Answer.model_validate(fields)


@pytest.mark.parametrize("missing", ["control", "reason", "owner", "until"])
def test_a_waiver_says_everything(missing: str) -> None:
    fields = {"control": "sys.peak", "reason": "Pilot", "owner": "cto", "until": "2027-01-31"}
    assert Waiver.model_validate(fields).until == dt.date(2027, 1, 31)
    with pytest.raises(ValidationError):
        Waiver.model_validate({key: value for key, value in fields.items() if key != missing})
    with pytest.raises(ValidationError):
        Waiver.model_validate(fields | {missing: ""})


def test_assumptions_are_those_of_the_design() -> None:
    assert Assumptions().model_dump() == {
        "utilisation": 0.6,
        "spare": 1,
        "alpha": 0.05,
        "power": 0.8,
        "canary_power": 0.9,
        "canary_share": 0.05,
        "batch_efficiency": 0.7,
        "peak_factor": 3,
        "month_hours": 730,
    }


@pytest.mark.parametrize(
    "fields",
    [
        {"utilisation": 0},
        {"utilisation": 1.1},
        {"spare": -1},
        {"alpha": 0},
        {"alpha": 1},
        {"power": 1},
        {"canary_share": 0},
        {"peak_factor": 0.9},
        {"month_hours": 0},
        {"month_hours": float("inf")},
        {"peak_factor": float("nan")},
        {"peak": 1},
    ],
)
def test_an_assumption_that_makes_no_sense_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Assumptions.model_validate(fields)


def test_facts_are_answered_questions_and_assumptions() -> None:
    facts = answers(
        context={"mode": "online", "people": False, "users": 0, "open": None}, assumptions={"peak_factor": 6}
    ).facts
    asked = {name: value for name, value in facts.items() if name.startswith("context.")}
    assert asked == {"context.mode": "online", "context.people": False, "context.users": 0}
    assert (facts["assumptions.peak_factor"], facts["assumptions.spare"]) == (6, 1)


def test_an_open_question_has_no_value() -> None:
    found = answers(context={"people": False, "open": None})
    assert [found.value(f"context.{name}") for name in ("people", "open", "gone")] == [False, None, None]
