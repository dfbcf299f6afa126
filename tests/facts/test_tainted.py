"""What a call gives is followed through variables, lists and the records of a list."""

import ast

import pytest

from mlready.facts.python.tainted import carries, tainted


def asks(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "ask"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("a = ask(x)\nb = a + 1\nc = x", {"a", "b"}),
        ("rows = []\nfor x in xs:\n    rows.append(ask(x))", {"rows"}),
        ("frame['p'] = ask(frame)", {"frame"}),
        ("self.last: int = ask(x)\nkept = self.last", {"self.last", "kept"}),
        ("for row in rows:\n    row['p'] = ask(row)", {"row", "rows"}),
        (
            "for n, row in enumerate(rows):\n    row['p'] = answers[n]\nanswers = ask(rows)",
            {"n", "row", "rows", "answers"},
        ),
        ("for row, p in zip(rows, ask(rows)):\n    row['p'] = p", {"row", "p", "rows"}),
        ("for row, p in zip(rows, ask(rows)):\n    print(p)", {"row", "p"}),
        ("row = {}\nfor other in rows:\n    row['p'] = ask(other)", {"row"}),
        ("a = told(x)", set()),
    ],
)
def test_what_holds_something_of_what_a_call_gives(text: str, held: set[str]) -> None:
    assert tainted(ast.parse(text).body, asks) == held


def test_an_expression_carries_what_stands_in_it() -> None:
    value = ast.parse("round(a.b, 2)").body[0]
    assert carries(value, {"a"}, asks)
    assert not carries(value, {"c"}, asks)
