import ast

import pytest

from mlready.facts.python.syntax import number, throughout, within

BODY = "pass\nfirst = load(1)\nif first:\n    second = load(2)\npass\nshow(second)\npass\n"


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("types", [(ast.Call,), (ast.Assign, ast.Name), (ast.For,)])
def test_a_body_holds_what_its_statements_hold(types: tuple[type[ast.AST], ...], *, numbered: bool) -> None:
    tree = ast.parse(f"show(0)\n{BODY}")
    if numbered:
        number(tree)
    body = tree.body[1:]
    assert throughout(body, *types) == [node for one in body for node in within(one, *types)]


def test_a_body_without_an_expression_holds_nothing() -> None:
    tree = ast.parse("pass")
    number(tree)
    assert throughout(tree.body, ast.Call) == []
