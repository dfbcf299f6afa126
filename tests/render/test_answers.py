import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from builders import control, playbook
from mlready.model.playbook import Playbook
from mlready.render.answers import Head, empty_answers
from mlready.store.answers import bind_answers, read_answers
from mlready.store.schemas import answers_schema
from mlready.store.yaml import parse
from shipped import OVERLAY_SETS, PLAYBOOKS, shipped_playbook

SYSTEM = "fraud-scoring"
BASES = pytest.mark.parametrize("base", PLAYBOOKS)
SETS = pytest.mark.parametrize("overlays", [OVERLAY_SETS[0], OVERLAY_SETS[-1]], ids=["alone", "with overlays"])


def empty(chosen: Playbook, system: str = SYSTEM) -> str:
    return empty_answers(chosen, Head(system, "schemas/answers.schema.json", chosen.id, chosen.overlays))


@BASES
@SETS
def test_an_empty_file_is_read_back_and_answers_nothing(base: str, overlays: tuple[str, ...], tmp_path: Path) -> None:
    chosen = shipped_playbook(base, overlays)
    path = tmp_path / "mlready-answers.yaml"
    path.write_text(empty(chosen), encoding="utf-8")
    file = read_answers(path)
    assert file.content.playbook == base
    assert file.content.overlays == overlays
    said = bind_answers(file, chosen)
    assert said.system.name == SYSTEM
    assert [one.path for one in said.system.repositories] == ["."]
    assert all(answer.level is None and not answer.unknown for answer in said.controls.values())
    assert all(answer.value is None for answer in said.context.values())
    assert said.facts.keys() == {f"assumptions.{name}" for name in type(said.assumptions).model_fields}


@BASES
@SETS
def test_an_empty_file_is_valid_by_its_schema(base: str, overlays: tuple[str, ...]) -> None:
    chosen = shipped_playbook(base, overlays)
    document = parse(empty(chosen), "answers.yaml").data
    for schema in (answers_schema(), answers_schema(chosen)):
        assert list(Draft202012Validator(json.loads(json.dumps(schema))).iter_errors(document)) == []


@BASES
def test_an_empty_file_names_every_id_once_in_the_order_of_the_playbook(base: str) -> None:
    chosen = shipped_playbook(base, OVERLAY_SETS[-1])
    names = list(parse(empty(chosen), "answers.yaml").data["answers"])
    assert names == [*(one.full_id for one in chosen.context), *(one.id for one in chosen.controls)]


def test_every_choice_stands_above_its_question_as_a_comment() -> None:
    text = empty(shipped_playbook())
    for one in shipped_playbook().controls:
        above = text[: text.index(f"\n  {one.id}:\n")]
        assert all(f"  #   {choice.level} {choice.id}: {choice.says}" in above for choice in one.choices)


def test_a_question_says_its_bar() -> None:
    text = empty(playbook(control(blocks=True), control("sys.peak", minimum=0)))
    assert "  # How exactly can you name what ran? (go-live minimum 2, blocking)\n" in text
    assert "  # How exactly can you name what ran? (optional)\n" in text


def test_a_context_question_says_what_it_takes() -> None:
    text = empty(shipped_playbook())
    assert " (online, batch, stream, edge)\n  context.mode:\n" in text
    assert " (true or false)\n  context.first_production_model:\n" in text
    assert " (number, days, never)\n  context.ground_truth_delay_days:\n" in text


def test_no_question_can_break_out_of_its_comment() -> None:
    asked = playbook(
        control(ask="How?\nanswers: {}\u2028x: y"), phases=[{"id": "plan", "title": "A\nb: c", "about": "-"}]
    )
    assert list(parse(empty(asked), "answers.yaml").data["answers"]) == ["sys.versioning"]


@given(st.text(min_size=1, max_size=40))
def test_any_name_of_a_system_is_read_back(name: str) -> None:
    text = empty(playbook(), name)
    kept = parse(text, "answers.yaml").data["system"]["name"]
    assert isinstance(kept, str)
    assert set(kept.replace(" ", "")) <= set(name)
