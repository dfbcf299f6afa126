"""What the variables of a module hold, as far as that is text: each function's own, and the module's.

A name that is bound twice, or that a loop, a parameter, a pattern or a comprehension binds, may hold anything, and is
not told; nor is one that some function declares as global.
"""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from mlready.facts.python.syntax import of, within
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
    ast.ExceptHandler,
    ast.MatchAs,
    ast.MatchStar,
    ast.alias,
)
_WRITTEN: Final = (ast.Constant, ast.JoinedStr, ast.BinOp, ast.List, ast.Call)


@dataclass
class _Scope(Mapping[str, str]):
    """The texts of a function; what it binds itself hides what is around it."""

    around: Mapping[str, str]
    bound: Mapping[str, int]
    own: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        if name in self.own or name in self.bound:
            return self.own[name]
        return self.around[name]

    def __iter__(self) -> Iterator[str]:
        yield from self.own
        yield from (name for name in self.around if name not in self.bound)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Variables:
    """The texts that names stand for, by where they are asked for; `constants` are those that every function sees."""

    def __init__(self, tree: ast.Module, constants: Mapping[str, str]) -> None:
        self._bound: dict[str, Counter[str]] = defaultdict(Counter)
        self._given: dict[str, list[tuple[str, ast.expr]]] = defaultdict(list)
        self._known: dict[str, Mapping[str, str]] = {}
        self._classes = {
            f"{owner}.{node.name}".lstrip(".")
            for owner, node in of(tree, ast.ClassDef)
            if isinstance(node, ast.ClassDef)
        }
        shared = {name for _, node in of(tree, ast.Global) if isinstance(node, ast.Global) for name in node.names}
        self._bound[""].update(shared)
        for owner, node in of(tree, *_BINDERS):
            self._bound[owner].update(_names(node))
            match node:
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=value)
                    | ast.AnnAssign(target=ast.Name(id=name), value=value)
                ) if isinstance(value, _WRITTEN):
                    self._given[owner].append((name, value))
                case _:
                    pass
        self._constants = {name: text for name, text in constants.items() if name.isupper() and name not in shared}

    def within(self, owner: str) -> Mapping[str, str]:
        """Return the texts of the names that the function `owner` (``Class.method``) uses; the module's own for ""."""
        if owner not in self._known:
            bound = self._bound.get(owner, Counter())
            scope = _Scope(self.within(self._around(owner)), bound) if owner else _Scope({}, {}, dict(self._constants))
            for name, value in self._given.get(owner, ()):
                if bound[name] == 1 and (text := written(value, scope)) is not None:
                    scope.own[name] = text[:MOST]
            self._known[owner] = scope
        return self._known[owner]

    def _around(self, owner: str) -> str:
        """Return the function around `owner`; what a class binds its methods do not see."""
        around = owner.rpartition(".")[0]
        return self._around(around) if around in self._classes else around


def _names(node: ast.AST) -> Iterator[str]:
    """Yield the names that `node` binds."""
    match node:
        case ast.arg(arg=name) | ast.alias(asname=str(name)) | ast.alias(name=name):
            yield name
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            yield name
        case ast.Assign(targets=targets):
            yield from _stored(*targets)
        case (
            ast.AnnAssign(target=target)
            | ast.AugAssign(target=target)
            | ast.NamedExpr(target=target)
            | ast.For(target=target)
            | ast.AsyncFor(target=target)
            | ast.comprehension(target=target)
            | ast.withitem(optional_vars=ast.expr() as target)
        ):
            yield from _stored(target)
        case _:
            pass


def _stored(*targets: ast.expr) -> Iterator[str]:
    """Yield the names that an assignment sets; ``a.b`` and ``a[b]`` set none."""
    for one in (one for target in targets for one in within(target, ast.Name)):
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
            yield one.id
