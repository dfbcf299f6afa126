import pytest

from builders import control, playbook, remedy
from mlready.engine.difference import Change, differences
from mlready.model.playbook import Control
from shipped import OVERLAYS, shipped_playbook

NAME = "sys.versioning"


def changes(old: Control, new: Control) -> list[Change]:
    return list(differences(playbook(old), playbook(new)))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ({"target": 4}, {"minimum": 3, "target": 4}, "minimum 2 → 3"),
        ({"minimum": 0, "target": 3}, {"target": 3}, "minimum 0 → 2"),
        ({}, {"target": 4}, "target 3 → 4"),
        ({}, {"weight": 1.5}, "weight 1 → 1.5"),
        ({"weight": 3}, {"weight": 3, "blocks": True}, "blocks no → yes"),
        ({}, {"blocks_when": {"context.regulated": True}}, "blocks_when none → context.regulated yes"),
        (
            {"asked_when": {"context.mode": ["online", "stream"]}},
            {"asked_when": {"context.mode": "online"}},
            "asked_when context.mode online or stream → context.mode online",
        ),
        ({}, {"decidable": True}, "decidable no → yes"),
        ({}, {"evidence": {"ci.tests": 3, "code.tests": 2}}, "evidence none → ci.tests 3, code.tests 2"),
        ({}, {"valid_for": "30d"}, "valid_for 365d → 30d"),
    ],
)
def test_what_can_move_a_score_or_a_verdict_is_told_with_both_values(
    old: dict[str, object], new: dict[str, object], says: str
) -> None:
    assert changes(control(**old), control(**new)) == [Change(NAME, says)]


def test_a_changed_scale_can_move_a_score() -> None:
    fewer = [{"level": level, "id": f"level-{level}", "says": f"State {level}"} for level in range(4)]
    assert Change(NAME, "other levels or names of choices") in changes(control(), control(choices=fewer))
    renamed = [{"level": level, "id": f"other-{level}", "says": f"State {level}"} for level in range(5)]
    assert Change(NAME, "other levels or names of choices") in changes(control(), control(choices=renamed))


@pytest.mark.parametrize(
    "fields",
    [
        {"ask": "Another?"},
        {"why": "Another."},
        {"role": "data-scientist"},
        {"remedy": remedy(5)},
        {"sources": ["002-K4"]},
        {"choices": [{"level": level, "id": f"level-{level}", "says": f"Another {level}"} for level in range(5)]},
    ],
)
def test_a_change_of_wording_is_told_apart(fields: dict[str, object]) -> None:
    assert changes(control(), control(**fields)) == [Change(NAME, "reworded", decisive=False)]


def test_what_is_new_comes_in_the_new_order_and_what_is_gone_comes_last() -> None:
    old = playbook(control("a.gone"), control("b.stays"), control("c.gone"))
    new = playbook(control("d.new", blocks=True), control("b.stays"), control("e.new", minimum=1))
    assert list(differences(old, new)) == [
        Change("d.new", "added, blocking, minimum 2"),
        Change("e.new", "added, minimum 1"),
        Change("a.gone", "removed"),
        Change("c.gone", "removed"),
    ]


def test_a_playbook_does_not_differ_from_itself() -> None:
    chosen = shipped_playbook("enterprise", OVERLAYS)
    assert list(differences(chosen, chosen)) == []


def test_what_differs_one_way_differs_the_other_way() -> None:
    startup, enterprise = shipped_playbook("startup"), shipped_playbook("enterprise")
    forth, back = (
        {change.id for change in differences(*pair)} for pair in ((startup, enterprise), (enterprise, startup))
    )
    assert forth == back
