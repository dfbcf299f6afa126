"""Which variables of a function hold what some calls give, or something made of it."""

import ast
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from mlready.facts.python.syntax import walk

Gives: TypeAlias = Callable[[ast.Call], bool]
"""Whether a call gives what is looked for."""

_GATHERS: Final = frozenset({"append", "extend", "add", "insert", "update"})
_PASSES: Final = 3


def tainted(body: Sequence[ast.stmt], gives: Gives) -> set[str]:
    """Return the variables of `body` that hold what a call gives that `gives` means, or something made of it.

    A list that is gone through holds it too, where each of its records is given some of it on the way.
    """
    found: set[str] = set()
    parts = [part for statement in body for part in walk(statement)]
    flows = [*_flows(parts), *_given_back(parts)]
    for _ in range(_PASSES):
        before = len(found)
        for targets, values in flows:
            if any(carries(value, found, gives) for value in values):
                found.update(name for target in targets for name in _names(target))
        if len(found) == before:
            break
    return found


def carries(value: ast.AST, found: set[str], gives: Gives) -> bool:
    """Return whether one of the variables in `found` stands in `value`, or a call that `gives` means."""
    for part in walk(value):
        match part:
            case ast.Name(id=name) if name in found:
                return True
            case ast.Attribute(value=ast.Name(id="self"), attr=name) if f"self.{name}" in found:
                return True
            case ast.Call() if gives(part):
                return True
            case _:
                pass
    return False


_Flow: TypeAlias = tuple[Sequence[ast.expr], Sequence[ast.expr]]


def _flows(parts: Sequence[ast.AST]) -> Iterator[_Flow]:
    """Yield what each statement changes, and what it changes it by."""
    for part in parts:
        match part:
            case ast.Assign(targets=targets, value=value):
                yield targets, [value]
            case ast.AnnAssign(target=target, value=ast.expr() as value) | ast.AugAssign(target=target, value=value):
                yield [target], [value]
            case ast.For(target=target, iter=value) | ast.NamedExpr(target=target, value=value):
                yield [target], [value]
            case ast.Call(func=ast.Attribute(value=holder, attr=word), args=given) if word in _GATHERS:
                yield [holder], given
            case _:
                pass


def _given_back(parts: Sequence[ast.AST]) -> Iterator[_Flow]:
    """Yield the lists whose records a loop changes, ``record["p"] = …``, and what it changes them by."""
    lists: dict[str, dict[str, ast.expr]] = defaultdict(dict)
    for loop in parts:
        for record, gone_through in _gone_through(loop) if isinstance(loop, ast.For) else ():
            if isinstance(gone_through, ast.Name):
                lists[record][gone_through.id] = gone_through
    for part in parts if lists else ():
        match part:
            case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name))], value=value) if name in lists:
                yield [*lists[name].values()], [value]
            case _:
                pass


def _gone_through(loop: ast.For) -> Iterator[tuple[str, ast.expr]]:
    """Yield the variables of a loop, each with what it goes through."""
    match loop.target, loop.iter:
        case ast.Name(id=name), many:
            yield name, many
        case ast.Tuple(elts=[_, ast.Name(id=name)]), ast.Call(func=ast.Name(id="enumerate"), args=[many, *_]):
            yield name, many
        case ast.Tuple(elts=targets), ast.Call(func=ast.Name(id="zip"), args=several):
            for target, many in zip(targets, several, strict=False):
                if isinstance(target, ast.Name):
                    yield target.id, many
        case _:
            pass


def _names(target: ast.AST) -> Iterator[str]:
    """Yield the variables that an assignment changes: ``frame["p"] = …`` changes frame."""
    match target:
        case ast.Name(id=name):
            yield name
        case ast.Subscript(value=value) | ast.Starred(value=value):
            yield from _names(value)
        case ast.Attribute(value=ast.Name(id="self"), attr=name):
            yield f"self.{name}"
        case ast.Attribute(value=value):
            yield from _names(value)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from _names(part)
        case _:
            pass
