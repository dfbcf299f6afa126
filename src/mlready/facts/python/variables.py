"""What the variables of a module hold, as far as that is text: each function's own, and the module's.

A name that is bound twice, or that a loop, a parameter or a comprehension binds, may hold anything, and is not told.
"""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from mlready.facts.python.syntax import of
from mlready.facts.python.texts import MOST, written

_BINDERS: Final = (
    ast.Assign,
    ast.AnnAssign,
    ast.AugAssign,
    ast.NamedExpr,
    ast.For,
    ast.AsyncFor,
    ast.comprehension,
    ast.withitem,
    ast.arg,
)
_WRITTEN: Final = (ast.Constant, ast.JoinedStr, ast.BinOp, ast.List, ast.Call)


class Variables:
    """The texts that names stand for, by where they are asked for; `constants` are those that every function sees."""

    def __init__(self, tree: ast.Module, constants: Mapping[str, str]) -> None:
        self._constants = {name: text for name, text in constants.items() if name.isupper()}
        self._bound: dict[str, Counter[str]] = defaultdict(Counter)
        self._given: dict[str, list[tuple[str, ast.expr]]] = defaultdict(list)
        self._known: dict[str, Mapping[str, str]] = {}
        for owner, node in of(tree, *_BINDERS):
            self._bound[owner].update(_names(node))
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if isinstance(value, _WRITTEN):
                    self._given[owner].append((name, value))
                case _:
                    pass

    def within(self, owner: str) -> Mapping[str, str]:
        """Return the texts of the names that the function `owner` (``Class.method``) uses; the module's own for ""."""
        if owner not in self._known:
            around = self.within(owner.rpartition(".")[0]) if owner else self._constants
            bound = self._bound.get(owner, Counter())
            texts = {name: text for name, text in around.items() if not owner or name not in bound}
            for name, value in self._given.get(owner, ()):
                if bound[name] == 1 and (text := written(value, texts)) is not None:
                    texts[name] = text[:MOST]
            self._known[owner] = texts
        return self._known[owner]


def _names(node: ast.AST) -> Iterator[str]:
    """Yield the names that `node` binds."""
    match node:
        case ast.arg(arg=name):
            yield name
        case ast.Assign(targets=targets):
            yield from _targets(targets)
        case (
            ast.AnnAssign(target=target)
            | ast.AugAssign(target=target)
            | ast.NamedExpr(target=target)
            | ast.For(target=target)
            | ast.AsyncFor(target=target)
            | ast.comprehension(target=target)
            | ast.withitem(optional_vars=ast.expr() as target)
        ):
            yield from _targets([target])
        case _:
            pass


def _targets(targets: Iterable[ast.expr]) -> Iterator[str]:
    for target in targets:
        match target:
            case ast.Name(id=name):
                yield name
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                yield from _targets(parts)
            case ast.Starred(value=part):
                yield from _targets([part])
            case _:
                pass
