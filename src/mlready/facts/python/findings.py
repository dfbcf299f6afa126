"""What code does about data that fails a look: it ends, or it puts a finding down."""

import ast
from collections.abc import Sequence
from typing import Final

from mlready.facts.python.syntax import walk
from mlready.facts.python.words import vocabulary, words

RESULTS: Final = vocabulary("valid status passed ok validated success result")
"""How a variable is called that says how a check fell."""

_EXITS: Final = frozenset({"exit", "quit", "_exit"})
_FINDINGS: Final = vocabulary(
    "error errors issue issues problem problems violation violations failure failures failed fail invalid anomalies"
)


def done(body: Sequence[ast.stmt], *, telling: bool) -> str | None:
    """Return what a branch on data that fails does first: it ``raises`` or ``reports``.

    In a function that is there to check, which is `telling`, a verdict is enough.
    """
    return next((what for part in body for node in walk(part) if (what := _what(node, telling=telling))), None)


def _what(node: ast.AST, *, telling: bool) -> str | None:
    return "raises" if _ends(node) else "reports" if _reports(node, telling=telling) else None


def _ends(node: ast.AST) -> bool:
    match node:
        case ast.Raise(exc=error):
            return not for_a_caller(error)
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[_, *_]):
            return name in _EXITS
        case _:
            return False


def _reports(node: ast.AST, *, telling: bool) -> bool:
    match node:
        case ast.Return(value=ast.Constant(value=False) | ast.Tuple(elts=[ast.Constant(value=False), *_])):
            return True
        case ast.Return(value=ast.Constant(value=True)):
            return telling
        case ast.Assign(targets=[ast.Name(id=name) | ast.Attribute(attr=name)], value=ast.Constant(value=bool())):
            return telling and bool(words(name) & RESULTS)
        case _:
            return notes(node)


def notes(node: ast.AST) -> bool:
    """Return whether a finding is put on a list."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name() | ast.Attribute() as held, attr="append" | "extend" | "add")):
            return bool(words(_last(held)) & _FINDINGS)
        case ast.Assign(targets=[ast.Subscript(value=ast.Name() | ast.Attribute() as held)]):
            return bool(words(_last(held)) & _FINDINGS)
        case _:
            return False


def for_a_caller(error: ast.expr | None) -> bool:
    """Return whether an error is one that a web framework turns into an answer."""
    held = error.func if isinstance(error, ast.Call) else error
    return isinstance(held, ast.Name | ast.Attribute) and "http" in words(_last(held))


def _last(node: ast.Name | ast.Attribute) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr
