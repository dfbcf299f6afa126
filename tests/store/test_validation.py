import datetime as dt
import json
import re
from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from mlready.model.base import Flag, Frozen, Id, Level, Line
from mlready.model.nearest import did_you_mean
from mlready.model.risks import Grade
from mlready.model.when import Scalar, When
from mlready.store.schemas import SCHEMAS
from mlready.store.validation import FORMS, faults
from mlready.store.yaml import Path


class Inner(Frozen):
    level: Level
    says: Line = "x"


class Outer(Frozen):
    inner: tuple[Inner, ...] = Field(min_length=1, max_length=2)
    value: Scalar | None = None
    when: When | None = None
    flag: Flag = False
    share: float = 0.5
    count: int = 1


def holds(data: object, path: Path) -> bool:
    for step in path:
        steps = data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
        if step not in steps:
            return False
        data = steps[step]
    return True


def found(**fields: object) -> list[tuple[Path, str]]:
    data = {"inner": [{"level": 1}], **fields}
    with pytest.raises(ValidationError) as caught:
        Outer.model_validate(data)
    return list(faults(caught.value, Outer, data))


@pytest.mark.parametrize(
    ("fields", "path", "says"),
    [
        ({"inner": [{}]}, ("inner", 0), "level is missing"),
        ({"inner": 5}, ("inner",), "write a list, not 5"),
        ({"inner": []}, ("inner",), "list 1 or more here"),
        ({"inner": [{"level": 1}] * 3}, ("inner",), "list 2 or fewer here"),
        ({"inner": [5]}, ("inner", 0), "write a mapping, not 5"),
        ({"inner": [{"level": 5}]}, ("inner", 0, "level"), "it should be less than or equal to 4, not 5"),
        ({"inner": [{"level": True}]}, ("inner", 0, "level"), "write a whole number, not true"),
        ({"inner": [{"level": "2"}]}, ("inner", 0, "level"), "write a whole number, not '2'"),
        ({"inner": [{"level": 1, "says": ""}]}, ("inner", 0, "says"), "write something here"),
        ({"inner": [{"level": 1, "says": {}}]}, ("inner", 0, "says"), "write text, not a mapping"),
        (
            {"inner": [{"level": 1, "lvel": 2}]},
            ("inner", 0, "lvel"),
            "there is no key 'lvel' here; did you mean level?",
        ),
        ({"zzz": 1}, ("zzz",), "there is no key 'zzz' here"),
        ({"flag": "yes"}, ("flag",), "write true or false, not 'yes'"),
        ({"flag": 1}, ("flag",), "write true or false, not 1"),
        ({"share": "x" * 60}, ("share",), f"write a number, not '{'x' * 60}'"),
        ({"share": float("inf")}, ("share",), "it should be a finite number, not inf"),
        ({"count": 1.5}, ("count",), "write a whole number, not 1.5"),
    ],
)
def test_a_fault_is_said_in_the_words_of_the_document(fields: dict[str, object], path: Path, says: str) -> None:
    assert found(**fields) == [(path, says)]


class Pet(Frozen):
    id: Id
    grade: Grade
    name: Annotated[str, Field(max_length=3)] = ""


def told(**fields: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        Pet.model_validate(fields)
    return [says for _, says in faults(caught.value, Pet, fields)]


def test_no_sentence_holds_words_of_the_language_we_are_written_in() -> None:
    assert told(id="A b", grade="low") == [
        "write lower-case letters, digits, - and _, and dots between, as in sys.peak, not 'A b'"
    ]
    assert told(id="a", grade=None) == ["it should be 'low', 'medium', 'high' or 'critical', not an empty value"]
    assert told(id=dt.date(2026, 11, 21), grade="low") == ["write text, not the date 2026-11-21"]
    assert told(id="a", grade="low", name="word") == ["write at most 3 characters here, not 4"]


def test_every_pattern_of_a_document_is_said_in_words() -> None:
    schemas = [json.dumps(schema()) for schema in SCHEMAS.values()]
    patterns = {json.loads(f'"{found}"') for one in schemas for found in re.findall(r'"pattern": "([^"]*)"', one)}
    assert patterns - {r"^(kw|with)\."} == FORMS.keys()  # that one is said by the kind of fact


@pytest.mark.parametrize(
    ("fields", "path", "says"),
    [
        ({"value": [1]}, ("value",), "write text, true or false or a number, not a list"),
        ({"when": 5}, ("when",), "write a mapping or a list, not 5"),
        (
            {"when": {"context.mode": None}},
            ("when", "context.mode"),
            "write true or false, a number, text or a list, not an empty value",
        ),
        ({"when": [{}]}, ("when",), "a condition names at least one answer"),
        ({"when": [{"a.b": {}}]}, ("when", 0, "a.b"), "write true or false, a number, text or a list, not a mapping"),
    ],
)
def test_where_several_forms_are_open_one_sentence_names_them(fields: dict[str, object], path: Path, says: str) -> None:
    assert found(**fields) == [(path, says)]


def test_every_fault_is_reported() -> None:
    assert {path for path, _ in found(flag=3, share="x", inner=[{"level": 9}, {}])} == {
        ("flag",),
        ("share",),
        ("inner", 0, "level"),
        ("inner", 1),
    }


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_no_path_leads_out_of_the_document(value: object) -> None:
    data = {"inner": value, "value": value, "when": value}
    paths: list[Path] = []
    try:
        Outer.model_validate(data)
    except ValidationError as error:
        paths = [path for path, _ in faults(error, Outer, data)]
    assert all(holds(data, path) for path in paths)


@pytest.mark.parametrize(
    ("word", "says"),
    [("sys.peek", "; did you mean sys.peak?"), ("sys.peak.", "; did you mean sys.peak?"), ("zebra", ""), ("", "")],
)
def test_only_a_near_miss_is_answered_with_a_guess(word: str, says: str) -> None:
    assert did_you_mean(word, ["gather.goals", "sys.peak"]) == says
