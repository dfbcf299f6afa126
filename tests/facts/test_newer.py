"""Python that is newer than the one that reads it."""

import ast
import time
from pathlib import Path

import pytest

from mlready.facts.python.newer import older
from mlready.facts.python.parse import parse

_HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("newer", "said"),
    [
        ('f"{names["first"]}"', "f\"{names['first']}\""),
        ("f'{names['first']}'", "f'{names[\"first\"]}'"),
        ('f"{"\\n".join(lines)}"', "f\"{' '.join(lines)}\""),
        ('f"{root / "models"}/{run}"', "f\"{root / 'models'}/{run}\""),
        ('f"{f"{inner}"}"', 'f"{filled_in}"'),
        ('f"{value:>{width}}" + f"{a["b"]!r:{w}}"', 'f"{value:>{width}}" + f"{a[\'b\']!r:{w}}"'),
        ('f"{now:%b \'%y}{names["a"]}"', "f\"{now:%b '%y}{names['a']}\""),
        ('f"{{{names["a"]}}}"', "f\"{{{names['a']}}}\""),
        ('rf"\\d{names["a"]}\\N{BULLET}"', "rf\"\\d{names['a']}\\N{BULLET}\""),
        ('f"""{"""a"""}"""', 'f"""{\'a\'}"""'),
        ('t"{names["a"]}"', "f\"{names['a']}\""),
        ("def first[T: (int, str)](of: list[T]) -> T: ...", "def first(of: list[T]) -> T: ..."),
        ("class Box[T](Base): ...", "class Box(Base): ..."),
        ("class Box[*Ts, **P]: ...", "class Box: ..."),
        ("type Rows[T] = list[T]", "Rows = list[T]"),
        ("try: ...\nexcept KeyError, ValueError: ...", "try: ...\nexcept (KeyError, ValueError): ..."),
    ],
)
def test_what_is_new_is_said_as_it_was_before(newer: str, said: str) -> None:
    assert older(newer) == said
    ast.parse(said)


@pytest.mark.parametrize(
    "text",
    [
        "type = 1\nexcept_ = type == 2",
        "name = 'it''s' \"f\" # f\"{\"",
        'f"{a!r}" f\'{b["c"]}\' "{d["',
        'print(f"{x:%H:%M}")',
        "'''f\"{a[\"b\"]}\"'''",
        'f"{unfinished["',
        'f"{\n"a"}"',
        "f'{",
    ],
)
def test_what_older_python_says_too_stays_as_it_is(text: str) -> None:
    assert older(text) == text


def test_every_line_stays_where_it_is() -> None:
    text = 'first = f"{a["b"]}"\nsecond = f"""{\n  f"""{x}\n"""\n}"""\nthird = call()\n'
    tree = parse(text)
    assert tree is not None
    assert tree.body[-1].lineno == text.count("\n")


def test_a_script_that_speaks_to_the_shell_may_be_new_too() -> None:
    assert parse('%pip install churn\nname = f"{names["first"]}"\n') is not None


def test_the_modules_of_this_folder_say_nothing_new() -> None:
    for path in _HERE.glob("*.py"):
        text = path.read_text("utf-8")
        assert ast.dump(ast.parse(older(text))) == ast.dump(ast.parse(text)), path


@pytest.mark.parametrize(
    "text",
    ['f"{' * 50_000, 'f"{"' * 50_000, "f'{x:" * 50_000, '"' * 100_001, "def f[" * 50_000, "except a" + ",a" * 50_000],
)
def test_what_never_ends_is_given_up_soon(text: str) -> None:
    start = time.process_time()
    older(text)
    assert time.process_time() - start < 2
