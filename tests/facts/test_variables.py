"""Texts that variables hold, told where a call is given one."""

import time

import pytest

from mlready.facts.python.read import read_python
from mlready.facts.source import Source


def _given(text: str) -> str:
    """Return the texts that the first call of `put` is given."""
    return next(
        fact.attributes["arguments"]
        for fact in read_python(Source("a.py", text.encode()))
        if fact.kind == "call" and fact.name == "put"
    )


def _indented(*lines: str) -> str:
    return "\n".join(("def send(version, name):", *(f"    {line}" for line in lines)))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (['key = f"models/v{version}.pkl"', "put(key)"], "models/v{}.pkl"),
        (['root = f"models/v{version}"', 'key = f"{root}/a.pkl"', "put(key)"], "models/v{}/a.pkl"),
        (['command = ["dvc", "push", name]', "put(command)"], "dvc push {}"),
        (['key = "models/{}".format(name)', "put(key)"], "models/{}"),
        (['key: str = "a.pkl"', "put(key)"], "a.pkl"),
        (['key = root / "a.pkl"', "put(key)"], "{}/a.pkl"),
        (['key = "a"', "name[key] = 1", "name.key = 2", "put(key)"], "a"),
        (["key = make(name)", "put(key)"], ""),
    ],
)
def test_a_variable_of_a_function_stands_for_its_text(lines: list[str], told: str) -> None:
    assert _given(_indented(*lines)) == told


@pytest.mark.parametrize(
    "lines",
    [
        ['key = "a"', 'key = "b"', "put(key)"],
        ['key = "a"', 'key += "b"', "put(key)"],
        ['key = "a"', "for key in keys:", "    put(key)"],
        ['key = "a"', "[put(key) for key in keys]"],
        ['key = "a"', "with opened() as key:", "    put(key)"],
        ['key = "a"', "key, other = keys", "put(key)"],
        ['version = "a"', "put(version)"],
        ['key = "a"', "try:", "    pass", "except ValueError as key:", "    put(key)"],
        ['key = "a"', "match name:", "    case [key]:", "        put(key)"],
        ['key = "a"', "from store import key", "put(key)"],
    ],
)
def test_a_name_that_is_bound_again_may_hold_anything(lines: list[str]) -> None:
    assert _given(_indented(*lines)) == ""


def test_a_function_sees_the_variables_around_it() -> None:
    assert _given('key = "a"\n' + _indented("put(key)")) == "a"
    assert _given(_indented('key = "a"', "def inner():", "    put(key)")) == "a"


def test_a_function_sees_no_variable_of_another() -> None:
    assert _given('def other():\n    key = "a"\n' + _indented("put(key)")) == ""
    assert _given('name = "a"\n' + _indented("put(name)")) == ""


def test_a_method_sees_no_variable_of_its_class() -> None:
    assert _given('class Sender:\n    key = "a"\n    def send(self):\n        put(key)\n') == ""


def test_a_variable_that_a_function_sets_for_all_may_hold_anything() -> None:
    assert _given('key = "a"\ndef other():\n    global key\n    key = "b"\n' + _indented("put(key)")) == ""


def test_many_variables_of_many_functions_take_little_time() -> None:
    text = "".join(f'a{n} = "b"\n' for n in range(8_000)) + "".join(f'def f{n}(): put("x")\n' for n in range(8_000))
    start = time.process_time()
    assert _given(text) == "x"
    assert time.process_time() - start < 4
