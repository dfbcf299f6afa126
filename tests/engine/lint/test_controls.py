from collections.abc import Mapping

import pytest

from builders import control, playbook
from mlready.engine.lint import Fault, lint
from mlready.engine.lint.controls import control_faults
from mlready.model.context import ContextQuestion
from mlready.model.playbook import Control
from mlready.model.practice import Practice
from mlready.store.advice import load_roles
from mlready.store.library import Library
from mlready.store.practices import load_practices
from shipped import OVERLAY_SETS, PLAYBOOKS, shipped_playbook

NAME = "sys.versioning"
MODE = ContextQuestion.model_validate(
    {
        "id": "mode",
        "group": "purpose",
        "ask": "How?",
        "why": "It decides.",
        "type": "choice",
        "choices": [{"id": mode, "says": mode} for mode in ("online", "batch")],
    }
)


def practice(name: str, *modes: str) -> Practice:
    words = {"title": "T", "shows": "S", "not_enough": "N", "why": "W"}
    return Practice.model_validate({"id": name, "modes": modes, **words})


PRACTICES = {
    one.id: one
    for one in (practice("serving.online", "online"), practice("serving.batch", "batch"), practice("ci.tests"))
}


def choices(*levels: int) -> list[dict[str, object]]:
    return [{"level": level, "id": f"level-{level}", "says": f"State {level}"} for level in levels]


def faults(one: Control, practices: Mapping[str, Practice] = PRACTICES) -> list[Fault]:
    return list(control_faults(playbook(one, context=[MODE]), practices))


def only_fault(**fields: object) -> Fault:
    (fault,) = faults(control(**fields))
    return fault


def test_a_sound_control_has_no_fault() -> None:
    assert faults(control(evidence={"ci.tests": 3}, decidable=True, blocks=True)) == []
    assert faults(control(minimum=0)) == []


@pytest.mark.parametrize("name", PLAYBOOKS)
@pytest.mark.parametrize("overlays", OVERLAY_SETS, ids="+".join)
def test_the_shipped_playbooks_have_no_fault(name: str, overlays: tuple[str, ...]) -> None:
    library = Library()
    roles = {role.id for role in load_roles(library)}
    assert list(lint(shipped_playbook(name, overlays), load_practices(library), roles)) == []


def test_choices_out_of_order_are_a_fault() -> None:
    assert only_fault(choices=choices(0, 2, 1, 3)) == Fault(
        NAME, "choices", "the choices stand out of order: 0, 2, 1, 3"
    )


def test_a_scale_without_a_level_for_nothing_is_a_fault() -> None:
    assert only_fault(choices=choices(1, 2, 3)) == Fault(
        NAME, "choices", "no choice has level 0, so nobody can say that there is nothing"
    )


def test_a_minimum_that_no_choice_reaches_is_a_fault_and_so_is_its_target() -> None:
    minimum, target = faults(control(minimum=3, choices=choices(0, 1, 2)))
    assert minimum == Fault(NAME, "minimum", "nobody can reach the minimum 3: the highest choice has level 2")
    assert target == Fault(NAME, "target", "nobody can reach the target 4: the highest choice has level 2")


def test_a_target_that_no_choice_reaches_is_a_fault() -> None:
    assert only_fault(choices=choices(0, 1, 2)) == Fault(
        NAME, "target", "nobody can reach the target 3: the highest choice has level 2"
    )


def test_evidence_for_a_level_that_no_choice_has_is_a_fault() -> None:
    assert only_fault(choices=choices(0, 2, 3), evidence={"ci.tests": 1}) == Fault(
        NAME, "evidence", "ci.tests shows level 1, which no choice has"
    )


def test_two_levels_that_say_the_same_are_a_fault() -> None:
    twins = [*choices(0, 1, 2), {"level": 3, "id": "level-3", "says": "State 1"}]
    assert only_fault(choices=twins) == Fault(NAME, "choices", "levels 1 and 3 say the same")


def test_three_levels_that_say_the_same_are_two_faults() -> None:
    same = [{"level": level, "id": f"level-{level}", "says": "The same"} for level in range(3)]
    says = [fault.says for fault in faults(control(minimum=1, choices=same))]
    assert says == ["levels 0 and 1 say the same", "levels 0 and 2 say the same"]


@pytest.mark.parametrize("field", [{"blocks": True}, {"blocks_when": {"context.mode": "online"}}])
def test_what_blocks_the_launch_says_how_to_mend_it(field: dict[str, object]) -> None:
    assert only_fault(remedy=None, **field) == Fault(
        NAME, "remedy", "it blocks the launch, and says nothing of how to mend that"
    )
    assert faults(control(remedy=None)) == []


@pytest.mark.parametrize("field", [{"blocks": True}, {"blocks_when": {"context.mode": "online"}}])
def test_what_is_optional_cannot_block(field: dict[str, object]) -> None:
    fault = only_fault(minimum=0, **field)
    assert fault.field == "minimum"
    assert "it is optional and never can" in fault.says


def test_a_control_that_no_mode_lets_be_asked_never_applies() -> None:
    assert only_fault(asked_when={"context.mode": "stream"}) == Fault(
        NAME, "asked_when", "it can never apply: no context.mode lets it be asked"
    )
    assert faults(control(asked_when={"context.mode": "batch"})) == []
    assert faults(control(asked_when={"context.regulated": True})) == []


def test_a_decidable_control_must_be_reachable_in_every_mode_in_which_it_is_asked() -> None:
    fields = {"decidable": True, "evidence": {"serving.online": 2}}
    assert only_fault(**fields) == Fault(
        NAME,
        "evidence",
        "no batch system can ever show its minimum 2: the practices that would are not for it",
    )
    assert faults(control(asked_when={"context.mode": "online"}, **fields)) == []
    assert faults(control(minimum=0, **fields)) == []
    assert faults(control(decidable=False, evidence={"serving.online": 2})) == []


def test_either_of_two_practices_may_show_a_decidable_control() -> None:
    assert faults(control(decidable=True, evidence={"serving.online|serving.batch": 2})) == []


def test_a_practice_that_shows_less_than_the_minimum_does_not_help() -> None:
    assert [fault.field for fault in faults(control(decidable=True, evidence={"ci.tests": 1}))] == ["evidence"] * 2


def test_a_playbook_without_a_question_of_mode_is_judged_as_it_is() -> None:
    one = control(decidable=True, evidence={"serving.online": 2}, asked_when={"context.mode": "stream"})
    assert list(control_faults(playbook(one), PRACTICES)) == []
