"""Syntax trees that are walked often: the order of their nodes is found once.

Every reader of a module's meaning asks what stands inside this function or that condition. `ast.walk` searches the tree
anew each time, which took most of a scan.
"""

import ast
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final
from weakref import ref

_DEFINITIONS: Final = frozenset({ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef})
_ORDER: Final = "_mlready_order"
_SPAN: Final = "_mlready_span"
# Fields that hold no node with a place of its own: text, and the marks that all trees share, such as `ast.Load`.
_NO_NODES: Final = frozenset(
    {"arg", "asname", "attr", "conversion", "ctx", "id", "is_async", "kind", "level", "module", "op", "ops", "rest"}
    | {"simple", "type_comment"}
)
_APART: Final = (*_DEFINITIONS, ast.Lambda)
_BODIES: Final = frozenset({"body", "orelse", "finalbody"})
_HELD: Final = frozenset({"handlers", "cases"})
_TYPES: Final = frozenset(
    one for one in vars(ast).values() if isinstance(one, type) and issubclass(one, ast.AST) and one._fields
)
_FIELDS: Final = {
    one: () if one is ast.Constant else tuple(name for name in one._fields if name not in _NO_NODES) for one in _TYPES
}
_STATED: Final[dict[type[ast.AST], tuple[str, ...]]] = {
    one: tuple(name for name in one._fields if name in _BODIES | _HELD)
    for one in _TYPES
    if issubclass(one, ast.stmt | ast.ExceptHandler | ast.match_case | ast.Module)
}
_BODIED: Final[dict[type[ast.AST], tuple[str, ...]]] = {
    one: tuple(name for name in names if name in _BODIES) for one, names in _STATED.items() if _BODIES & {*names}
}

BODIED: Final = tuple(_BODIED)
"""The types of nodes that hold statements."""


class _Order(list[ast.AST]):
    """Everything below the root of a tree, in the order of the text.

    `owners` says of each node in which class and function it stands, as a dotted name, `kinds` where the nodes of each
    type are. The root holds it, all others refer to it weakly: a tree without a circle is gone as soon as nobody needs
    it, and one of a large module takes a hundred times the room of its text.
    """

    __slots__ = ("__weakref__", "kinds", "owners")

    def __init__(self) -> None:
        super().__init__()
        self.owners: list[str] = []
        self.kinds: dict[type[ast.AST], list[int]] = defaultdict(list)

    def take(self, node: ast.AST, owner: str, weakly: "ref[_Order]") -> None:
        """Take in `node`, which stands in `owner`, and everything below it."""
        start = len(self)
        kind = node.__class__
        self.append(node)
        self.owners.append(owner)
        self.kinds[kind].append(start)
        fields = _FIELDS.get(kind)
        if not fields:
            return
        if kind in _DEFINITIONS:
            owner = f"{owner}.{node.name}" if owner else node.name  # type: ignore[attr-defined] # what is defined has a name
        for name in fields:
            value = getattr(node, name, None)
            if value.__class__ is list:
                for one in value:
                    if isinstance(one, ast.AST):
                        self.take(one, owner, weakly)
            elif isinstance(value, ast.AST):
                self.take(value, owner, weakly)
        setattr(node, _SPAN, (weakly, start, len(self)))

    def between(self, start: int, end: int, types: tuple[type[ast.AST], ...]) -> list[ast.AST]:
        """Return the nodes of `types` from place `start` up to `end`."""
        places: list[int] = []
        for kind in types:
            if known := self.kinds.get(kind):
                first = bisect_left(known, start)
                places += known[first : bisect_left(known, end, first)]
        if len(types) > 1:
            places.sort()
        return [self[place] for place in places]


def number(tree: ast.AST) -> None:
    """Give every node of `tree` its place in the order of the text, for `walk`, `own` and `of` to use."""
    order = _Order()
    weakly = ref(order)
    for child in children(tree):
        order.take(child, "", weakly)
    setattr(tree, _ORDER, order)


def of(tree: ast.AST, *types: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    """Yield the nodes of `types` below a numbered root, each with the dotted name of what is around it."""
    order: _Order = getattr(tree, _ORDER)
    for place in sorted(chain.from_iterable(order.kinds.get(one, ()) for one in types)):
        yield order.owners[place], order[place]


def children(node: ast.AST) -> list[ast.AST]:
    """Return what stands right below `node`, without the marks of contexts and operators."""
    below: list[ast.AST] = []
    for name in _FIELDS.get(node.__class__, ()):
        value = getattr(node, name, None)
        if value.__class__ is list:
            below += [one for one in value if isinstance(one, ast.AST)]
        elif isinstance(value, ast.AST):
            below.append(value)
    return below


def statements(node: ast.AST) -> list[ast.AST]:
    """Return the statements right below a statement; the handlers of a ``try`` and the cases of a ``match`` too."""
    return [one for name in _STATED.get(node.__class__, ()) for one in getattr(node, name)]


def bodies(node: ast.AST) -> Iterator[list[ast.stmt]]:
    """Yield each list of statements that stands right below `node`."""
    for name in _BODIED.get(node.__class__, ()):
        yield getattr(node, name)


def walk(node: ast.AST) -> Iterable[ast.AST]:
    """Return `node` and every node below it, in the order of the text."""
    known = node.__dict__
    if span := known.get(_SPAN):
        order = span[0]()
        if order is not None:
            nodes: list[ast.AST] = order[span[1] : span[2]]
            return nodes
    elif _ORDER in known:
        return [node, *known[_ORDER]]
    return ast.walk(node) if _FIELDS.get(node.__class__) else (node,)


def within(node: ast.AST, *types: type[ast.AST]) -> list[ast.AST]:
    """Return what `walk` yields of `types`, without a look at the others where the tree is numbered."""
    span = node.__dict__.get(_SPAN)
    order: _Order | None = span[0]() if span else None
    if span is None or order is None:
        return [one for one in walk(node) if one.__class__ in types]
    return order.between(span[1], span[2], types)


def throughout(body: Sequence[ast.stmt], *types: type[ast.AST]) -> list[ast.AST]:
    """Return what `within` finds in each statement of a body: in a numbered tree they stand one after the other."""
    spans = [span for one in body if (span := one.__dict__.get(_SPAN))]
    order: _Order | None = spans[0][0]() if spans else None
    if order is None:
        return [node for one in body for node in within(one, *types)]
    return order.between(spans[0][1], spans[-1][2], types)


def own(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield the nodes of the statements of a numbered tree, those of functions and classes within them left out."""
    for statement in body:
        if (span := statement.__dict__.get(_SPAN)) is None:
            yield statement
            continue
        weakly, place, end = span
        order = weakly()
        while place < end:
            node = order[place]
            if node.__class__ in _APART:
                place = node.__dict__[_SPAN][2]
            else:
                yield node
                place += 1
