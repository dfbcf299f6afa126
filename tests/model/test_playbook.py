from datetime import timedelta

import pytest
from pydantic import ValidationError

from builders import control, playbook
from mlready.model.context import ContextQuestion
from mlready.model.playbook import Control, implied


def choices(*levels: int) -> list[dict[str, object]]:
    return [{"level": level, "id": f"c{number}", "says": "So"} for number, level in enumerate(levels)]


def remedy(*steps: object) -> dict[str, object]:
    return {"title": "Mend", "steps": list(steps), "effort_days": {"startup": 1, "enterprise": 3}}


@pytest.mark.parametrize(
    ("fields", "target", "weight"),
    [
        ({"minimum": 0}, 1, 1),
        ({"minimum": 2}, 3, 1),
        ({"minimum": 4}, 4, 1),
        ({"minimum": 2, "blocks": True}, 3, 3),
        ({"minimum": 2, "blocks": False}, 3, 1),
        ({"minimum": 2, "blocks": True, "weight": 1}, 3, 1),
        ({"minimum": 2, "weight": 2.5}, 3, 2.5),
        ({"minimum": 2, "target": 2}, 2, 1),
        ({"minimum": 1, "target": 4}, 4, 1),
        ({"minimum": 1, "target": None, "weight": None}, 2, 1),
    ],
)
def test_target_and_weight_follow_where_they_are_not_written(
    fields: dict[str, object], target: int, weight: float
) -> None:
    found = control(**fields)
    assert (found.target, found.weight) == (target, weight)


@pytest.mark.parametrize(
    ("written", "follows"),
    [
        ({}, {}),
        ({"minimum": 2}, {"target": 3}),
        ({"minimum": 4, "blocks": True}, {"target": 4, "weight": 3}),
        ({"blocks": "yes", "minimum": "2"}, {}),
        ({"minimum": -7}, {"target": 1}),
    ],
)
def test_what_follows_depends_on_what_is_written(written: dict[str, object], follows: dict[str, int]) -> None:
    assert implied(written) == follows


@pytest.mark.parametrize(
    "fields",
    [
        {"minimum": 5},
        {"minimum": -1},
        {"minimum": True},
        {"minimum": 2.0},
        {"minimum": "2"},
        {"target": 0, "minimum": 0},
        {"target": 5},
        {"weight": 0.5},
        {"weight": "3"},
        {"weight": float("inf")},
        {"weight": float("nan")},
        {"blocks": "yes"},
        {"blocks": 1},
        {"decidable": "no"},
        {"area": "space"},
        {"id": "Sys.Peak"},
        {"id": "sys."},
        {"ask": ""},
        {"valid_for": "180"},
        {"valid_for": "180 days"},
        {"valid_for": 180},
        {"valid_for": 1.5},
        {"valid_for": "-1d"},
        {"valid_for": "999999d"},
        {"choices": choices(0)},
        {"choices": choices(0, 5)},
        {"evidence": {"ci.tests": 5}},
        {"remedy": remedy()},
        {"remedy": remedy("")},
        {"remedy": remedy({"do": "It", "to": 5})},
        {"remedy": remedy("Do it") | {"effort_days": {"startup": 0, "enterprise": 1}}},
        {"remedy": remedy("Do it") | {"effort_days": {"startup": 1}}},
        {"remedy": remedy("Do it") | {"effort_days": {"startup": 1, "enterprise": 10_001}}},
        {"surprise": 1},
    ],
)
def test_a_control_that_makes_no_sense_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        control(**fields)


def test_a_target_below_the_minimum_is_refused() -> None:
    with pytest.raises(ValidationError, match="the target 1 lies below the minimum 2"):
        control(minimum=2, target=1)


@pytest.mark.parametrize("level", [0, 3])
def test_two_choices_of_one_level_are_refused(level: int) -> None:
    with pytest.raises(ValidationError, match=f"two choices have the level {level}"):
        control(choices=choices(level, level, 4))


def test_two_choices_of_one_id_are_refused() -> None:
    with pytest.raises(ValidationError, match="two choices have the id c0"):
        control(choices=[{"level": 0, "id": "c0", "says": "So"}, {"level": 1, "id": "c0", "says": "So"}])


@pytest.mark.parametrize(("level", "found"), [(0, None), (1, 1), (2, 1), (3, 3), (4, 3)])
def test_a_level_between_choices_is_the_lower_choice(level: int, found: int | None) -> None:
    choice = control(choices=choices(3, 1)).choice(level)
    assert (choice.level if choice else None) == found


@pytest.mark.parametrize(("minimum", "optional"), [(0, True), (1, False)])
def test_only_a_minimum_of_zero_is_optional(minimum: int, optional: bool) -> None:  # noqa: FBT001
    assert control(minimum=minimum).optional is optional


@pytest.mark.parametrize(("written", "days"), [("180d", 180), ("0d", 0), ("3650d", 3650)])
def test_a_time_is_written_in_days(written: str, days: int) -> None:
    found = control(valid_for=written)
    assert found.valid_for == timedelta(days=days)
    assert found.model_dump(mode="json")["valid_for"] == written


def test_an_answer_counts_for_a_year_unless_the_control_says_otherwise() -> None:
    assert control().valid_for == timedelta(days=365)


@pytest.mark.parametrize(
    ("level", "left"),
    [(None, ("A", "B", "C")), (0, ("A", "B", "C")), (1, ("A", "C")), (2, ("A", "C")), (3, ("A",)), (4, ("A",))],
)
def test_steps_that_lead_to_where_one_stands_are_left_out(level: int | None, left: tuple[str, ...]) -> None:
    found = control(remedy=remedy("A", {"do": "B", "to": 1}, {"do": "C", "to": 3})).remedy
    assert found
    assert found.steps_between(level, 4) == left


def test_steps_beyond_the_target_are_left_out() -> None:
    found = control(remedy=remedy({"do": "A", "to": 2}, {"do": "B", "to": 3}, {"do": "C", "to": 4})).remedy
    assert found
    assert found.steps_between(1, 3) == ("A", "B")


def test_a_remedy_is_never_without_steps() -> None:
    found = control(remedy=remedy({"do": "A", "to": 1}, {"do": "B", "to": 2})).remedy
    assert found
    assert found.steps_between(4, 4) == ("A", "B")


def test_effort_depends_on_who_does_it() -> None:
    found = control(remedy=remedy("A")).remedy
    assert found
    assert (found.effort_days.of("startup"), found.effort_days.of("enterprise")) == (1, 3)


def test_a_control_reads_back_from_what_it_writes() -> None:
    written = control(blocks=True, blocks_when={"context.people": True}, evidence={"ci.tests": 3}, valid_for="90d")
    assert Control.model_validate(written.model_dump(mode="json")) == written
    assert Control.model_validate_json(written.model_dump_json()) == written


def test_a_playbook_finds_controls_and_questions_by_id() -> None:
    asked = ContextQuestion.model_validate(
        {"id": "people", "group": "risk", "ask": "Who?", "why": "So.", "type": "boolean"}
    )
    found = playbook(control("a.b"), control("a.c"), context=[asked])
    assert found.find("a.c") == control("a.c")
    assert found.question("context.people") == asked
    assert (found.find("context.people"), found.find("a.d"), found.question("people")) == (None, None, None)
    assert found.ids == ("a.b", "a.c", "context.people")


@pytest.mark.parametrize("fields", [{"controls": []}, {"phases": []}, {"audience": "all"}, {"title": ""}])
def test_a_playbook_that_makes_no_sense_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        playbook(**fields)
