import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mlready.model.answers import Answer, Assumptions, Repository, Waiver
from mlready.model.context import ContextChoice, ContextQuestion
from mlready.model.playbook import Choice, Control, Effort, Phase, Playbook, Remedy, Step
from mlready.resources import shipped
from mlready.store.answers import AnswersDocument, Entry, SystemEntry
from mlready.store.config import Config
from mlready.store.schemas import (
    SCHEMAS,
    answers_schema,
    config_schema,
    overlay_schema,
    playbook_schema,
    practices_schema,
)
from mlready.store.yaml import parse
from shipped import OVERLAY_SETS, OVERLAYS, PLAYBOOKS, shipped_playbook

ROOT = Path(__file__).parents[2]
FAMILIES = sorted((ROOT / "playbooks" / "practices").glob("*.yaml"))
EXAMPLES = sorted((ROOT / "examples").glob("*/mlready-answers.yaml"))
CONTROL = {
    "id": "own.example",
    "phase": "plan",
    "topic": "Ours",
    "area": "governance",
    "ask": "How far?",
    "why": "It matters.",
    "minimum": 2,
    "choices": [{"level": 0, "id": "none", "says": "Nothing"}, {"level": 1, "id": "some", "says": "Something"}],
}
HEAD = {"id": "ours", "title": "Ours"}
PLAYBOOK = {"schema": "mlready.playbook/1", **HEAD, "controls": [CONTROL]}
OVERLAY = {"schema": "mlready.overlay/1", **HEAD, "controls": [CONTROL]}
ANSWERS = {"schema": "mlready.answers/1"}

Schema = dict[str, Any]


def with_practice(**fields: object) -> Mapping[str, object]:
    return PLAYBOOK | {"practices": [{"id": "own.flags", **fields}]}


def mistakes(schema: Schema, document: object) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(document)]


def read(path: Path) -> Any:  # noqa: ANN401 - a YAML document may be any value
    return parse(path.read_text(encoding="utf-8"), str(path)).data


def with_control(**fields: object) -> Mapping[str, object]:
    return PLAYBOOK | {"controls": [CONTROL | fields]}


def objects(schema: object) -> Iterator[Schema]:
    """Yield every part of `schema` that describes a mapping with named keys."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_committed_schema_is_what_the_code_makes(name: str) -> None:
    committed = shipped("playbooks").joinpath("schemas", f"{name}.schema.json").read_text(encoding="utf-8")
    assert committed == json.dumps(SCHEMAS[name](), indent=2) + "\n"


def test_every_committed_schema_has_a_maker() -> None:
    files = {file.name for file in shipped("playbooks").joinpath("schemas").iterdir()}
    assert files == {f"{name}.schema.json" for name in SCHEMAS}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema_and_takes_no_key_that_it_does_not_name(name: str) -> None:
    schema = SCHEMAS[name]()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert all(part.get("additionalProperties") is False for part in objects(schema))


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_the_shipped_playbooks_are_valid(name: str) -> None:
    assert mistakes(playbook_schema(), read(ROOT / "playbooks" / f"{name}.yaml")) == []


@pytest.mark.parametrize("name", OVERLAYS)
def test_the_shipped_overlays_are_valid(name: str) -> None:
    assert mistakes(overlay_schema(), read(ROOT / "playbooks" / "overlays" / f"{name}.yaml")) == []


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_the_shipped_practices_are_valid(path: Path) -> None:
    assert mistakes(practices_schema(), read(path)) == []


def test_there_are_no_other_playbooks_and_overlays() -> None:
    assert {path.stem for path in (ROOT / "playbooks").glob("*.yaml")} == set(PLAYBOOKS)
    assert {path.stem for path in (ROOT / "playbooks" / "overlays").glob("*.yaml")} == set(OVERLAYS)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_are_valid_in_general_and_by_the_playbook_that_they_answer(path: Path) -> None:
    document = read(path)
    chosen = shipped_playbook(document["playbook"], tuple(document.get("overlays") or ()))
    assert mistakes(answers_schema(), document) == []
    assert mistakes(json.loads(json.dumps(answers_schema(chosen))), document) == []


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize(
    ("schema", "model"),
    [
        (playbook_schema(), Control),
        (playbook_schema(), ContextQuestion),
        (playbook_schema(), ContextChoice),
        (playbook_schema(), Choice),
        (playbook_schema(), Phase),
        (playbook_schema(), Remedy),
        (playbook_schema(), Step),
        (playbook_schema(), Effort),
        (overlay_schema(), Control),
        (overlay_schema(), ContextQuestion),
        (answers_schema(), Entry),
        (answers_schema(), SystemEntry),
        (answers_schema(), Repository),
        (answers_schema(), Waiver),
        (answers_schema(), Assumptions),
    ],
    ids=lambda one: one.__name__ if isinstance(one, type) else "",
)
def test_a_schema_names_exactly_the_fields_of_its_model(schema: Schema, model: type[Control]) -> None:
    assert schema["$defs"][model.__name__]["properties"].keys() == model.model_fields.keys()


def test_the_keys_of_whole_documents_are_those_that_are_read() -> None:
    composed = {"lineage", "overlays", "digest"}
    written = {"schema", "extends", "remove", "counts_like"}
    assert set(playbook_schema()["properties"]) == (Playbook.model_fields.keys() - composed) | written
    left_out = {"audience", "phases", "extends", "remove"}
    assert set(overlay_schema()["properties"]) == set(playbook_schema()["properties"]) - left_out
    assert set(config_schema()["properties"]) == set(Config.model_fields)
    assert set(answers_schema()["properties"]) == (AnswersDocument.model_fields.keys() - {"schema_"}) | {"schema"}


def test_an_answer_may_say_all_that_the_model_knows() -> None:
    assert Answer.model_fields.keys() - Entry.model_fields.keys() == set()


@pytest.mark.parametrize(
    ("schema", "document"),
    [
        (playbook_schema(), PLAYBOOK),
        (playbook_schema(), {"schema": "mlready.playbook/1", **HEAD, "extends": "startup"}),
        (playbook_schema(), PLAYBOOK | {"remove": [{"id": "sys.peak", "reason": "elsewhere"}]}),
        (playbook_schema(), with_control(minimum={"startup": 2, "enterprise": 3})),
        (playbook_schema(), with_control(valid_for="180d", asked_when={"context.mode": ["online", "stream"]})),
        (playbook_schema(), with_control(asked_when=[{"context.mode": "batch"}, {"sys.peak": ">= 2"}])),
        (playbook_schema(), with_control(remedy={"title": "T", "steps": ["S", {"do": "S", "to": 3}]})),
        (playbook_schema(), PLAYBOOK | {"controls": [{"id": "sys.peak", "minimum": 3}]}),
        (
            playbook_schema(),
            PLAYBOOK | {"controls": [{"id": "sys.peak", "remedy": {"effort_days": {"startup": 1, "enterprise": 2}}}]},
        ),
        (playbook_schema(), with_practice(call="flags.*")),
        (playbook_schema(), with_practice(call=["a", "!b"], place="test", **{"with": {"kw.x": "y"}})),
        (playbook_schema(), with_practice(found=[{"all": [{"call": "a"}, {"hook": "b"}], "same": "file"}])),
        (playbook_schema(), with_practice(title="T", why="W", needed_by=["serving"], partial=[{"dependency": "a"}])),
        (overlay_schema(), OVERLAY | {"practices": [{"id": "own.flags", "call": "a"}]}),
        (practices_schema(), {"practices": [{"id": "own.flags", "call": "a"}]}),
        (overlay_schema(), OVERLAY | {"counts_like": {"ours.log": "mlflow.log_metric", "x": ["a", "b"]}}),
        (overlay_schema(), OVERLAY),
        (config_schema(), {}),
        (
            config_schema(),
            {"playbook": "startup", "overlays": ["genai"], "repositories": ["."], "template": "plan.md.j2"},
        ),
        (answers_schema(), ANSWERS),
        (
            answers_schema(),
            ANSWERS | {"answers": {"sys.peak": None, "a.b": 2, "c.d": "named", "context.x": 0.5, "e.f": True}},
        ),
        (
            answers_schema(),
            ANSWERS | {"answers": {"sys.peak": {"level": 2, "note": "n", "by": "b", "date": "2026-11-21"}}},
        ),
        (
            answers_schema(),
            ANSWERS | {"answers": {"sys.peak": {"unknown": True}, "int.api": {"not_applicable": "none"}}},
        ),
        (
            answers_schema(),
            ANSWERS | {"system": {"name": "x", "repositories": [".", {"path": "..", "role": "training"}]}},
        ),
        (answers_schema(), ANSWERS | {"assumptions": {"peak_factor": 6}}),
        (
            answers_schema(),
            ANSWERS | {"waivers": [{"control": "sys.peak", "reason": "r", "owner": "o", "until": "2027-01-31"}]},
        ),
    ],
)
def test_what_may_be_written_is_valid(schema: Schema, document: object) -> None:
    assert mistakes(schema, document) == []


@pytest.mark.parametrize(
    ("schema", "document"),
    [
        (playbook_schema(), PLAYBOOK | {"contrls": []}),
        (playbook_schema(), with_control(minimun=2)),
        (playbook_schema(), with_control(minimum=5)),
        (playbook_schema(), with_control(minimum={"startup": 5})),
        (playbook_schema(), with_control(area="marketing")),
        (playbook_schema(), with_control(blocks="yes")),
        (playbook_schema(), with_control(id="Not An Id")),
        (playbook_schema(), with_control(choices=[{"level": 0, "id": "x", "say": "y"}])),
        (playbook_schema(), with_control(remedy={"titel": "T"})),
        (playbook_schema(), with_control(remedy={"effort_days": {"startup": 1, "entreprise": 2}})),
        (playbook_schema(), PLAYBOOK | {"controls": [{"minimum": 3}]}),
        (playbook_schema(), PLAYBOOK | {"remove": ["sys.peak"]}),
        (playbook_schema(), PLAYBOOK | {"digest": "0"}),
        (playbook_schema(), with_practice(cal="flags.*")),
        (playbook_schema(), with_practice(call=5)),
        (playbook_schema(), with_practice(call=[])),
        (playbook_schema(), with_practice(call="a", place="tests")),
        (playbook_schema(), with_practice(call="a", **{"with": {"inn": "y"}})),
        (playbook_schema(), with_practice(found=[{"call": "a", "strength": "strong"}])),
        (playbook_schema(), with_practice(found=[{"all": [{"cal": "a"}]}])),
        (playbook_schema(), with_practice(needed_by=["chef"])),
        (practices_schema(), {"practises": []}),
        (playbook_schema(), PLAYBOOK | {"counts_like": ["a"]}),
        (playbook_schema(), PLAYBOOK | {"counts_like": {"a": 5}}),
        (playbook_schema(), OVERLAY),
        (overlay_schema(), PLAYBOOK),
        (overlay_schema(), OVERLAY | {"remove": []}),
        (overlay_schema(), OVERLAY | {"phases": []}),
        (config_schema(), {"playbok": "startup"}),
        (config_schema(), {"overlays": "genai"}),
        (answers_schema(), {}),
        (answers_schema(), {"schema": "mlready.answers/2"}),
        (answers_schema(), ANSWERS | {"answer": {}}),
        (answers_schema(), ANSWERS | {"answers": {"sys.peak": {"levl": 2}}}),
        (answers_schema(), ANSWERS | {"answers": {"sys.peak": [2]}}),
        (answers_schema(), ANSWERS | {"answers": {"sys.peak": {"unknown": "yes"}}}),
        (answers_schema(), ANSWERS | {"system": {"nmae": "x"}}),
        (answers_schema(), ANSWERS | {"system": {"repositories": [{"path": ".", "role": "chef"}]}}),
        (answers_schema(), ANSWERS | {"assumptions": {"peak": 6}}),
        (answers_schema(), ANSWERS | {"assumptions": {"spare": -1}}),
        (answers_schema(), ANSWERS | {"waivers": [{"control": "sys.peak", "reason": "r", "owner": "o"}]}),
    ],
)
def test_what_is_misspelt_or_of_the_wrong_form_is_refused(schema: Schema, document: object) -> None:
    assert mistakes(schema, document)


@pytest.mark.parametrize("overlays", OVERLAY_SETS, ids="+".join)
def test_the_schema_for_one_playbook_names_exactly_its_ids(overlays: tuple[str, ...]) -> None:
    chosen = shipped_playbook("startup", overlays)
    assert set(answers_schema(chosen)["properties"]["answers"]["properties"]) == set(chosen.ids)


@pytest.mark.parametrize(
    ("answers", "valid"),
    [
        ({"sys.versioning": 2}, True),
        ({"sys.versioning": None}, True),
        ({"sys.versioning": {"level": 2, "note": "n"}}, True),
        ({"sys.versionning": 2}, False),
        ({"sys.versioning": 5}, False),
        ({"sys.versioning": "no-such-choice"}, False),
        ({"context.mode": "online"}, True),
        ({"context.mode": {"value": "online", "by": "cto"}}, True),
        ({"context.mode": "onlin"}, False),
        ({"context.regulated": True}, True),
        ({"context.regulated": "yes"}, False),
        ({"context.yearly_growth": "40%"}, True),
        ({"context.ground_truth_delay_days": "never"}, True),
        ({"context.fleet_size": [1]}, False),
        ({"content.inputs": 2}, False),
    ],
)
def test_the_schema_for_one_playbook_knows_its_ids_and_choices(answers: object, valid: bool) -> None:  # noqa: FBT001
    schema = json.loads(json.dumps(answers_schema(shipped_playbook())))
    assert (mistakes(schema, ANSWERS | {"answers": answers}) == []) is valid


def test_an_editor_shows_the_question_and_its_choices() -> None:
    written = answers_schema(shipped_playbook())["properties"]["answers"]["properties"]
    one = shipped_playbook().find("sys.versioning")
    assert one is not None
    assert written["sys.versioning"]["description"].startswith(f"{one.ask}\n0 {one.choices[0].id}: ")
    assert "(milliseconds)" in written["context.latency_target_ms"]["description"]
