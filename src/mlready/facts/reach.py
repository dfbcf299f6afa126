"""What the handlers of a system reach through its own functions: read from the facts of all of its files.

Facts, each with the place of a ``handler``, and ``handler`` (what tells them apart), ``route``, ``by``, ``methods``,
``function``:
``handler.route`` (the handler itself), ``handler.call`` (a call it makes in the end; ``how`` is called, passed or
guard), ``handler.takes`` (a base of a type that it is given, or makes of what it is given; ``type`` is that type,
``depth`` how many calls away that is), ``handler.refuses`` (how it turns a caller away: a status, or ``invalid``;
``in`` is the function that does).
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice, takewhile
from typing import Any, Final, Protocol, TypeAlias, TypeVar

from mlready.model.fact import Fact

MAX_DEPTH: Final = 7
MAX_FUNCTIONS: Final = 150
MAX_FACTS: Final = 150_000
MAX_NAMESAKES: Final = 4
ROUTE: Final = "handler.route"
"""The kind of a fact that tells of a handler itself."""

_Key: TypeAlias = tuple[str, str, str, int | None]
_GUARD: Final = "guard"
_WAYS: Final = (("guards", _GUARD), ("calls", "called"), ("passes", "passed"))
# Methods that put off a call of the function they belong to.
_LATER: Final = frozenset({"delay", "apply_async", "remote", "submit", "map", "s", "si", "send"})
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Step:
    """A function on the way from a handler, and how it came to be called."""

    flow: Fact
    depth: int
    how: str


class Program(Protocol):
    """The functions and classes of a system, found by name. What is not asked for need not have been read."""

    @property
    def scopes(self) -> Sequence[Fact]:
        """What stands before every handler of a module or application."""

    def functions(self, parts: Sequence[str], near: Fact) -> Sequence[Fact]:
        """Return the flows called like the last of `parts` that a call of ``a.b.c``, made by `near`, may mean."""

    def classes(self, name: str, near: Fact) -> Sequence[Fact]:
        """Return the classes called `name` that `near` may mean by it."""

    def counted(self, name: str) -> tuple[int, int]:
        """Return how many functions are called `name`, and how many of these stand within something."""


class _Project:
    """Tells what a call means, in the terms of one program; once for all calls alike."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._meant: dict[tuple[str, ...], Sequence[Fact]] = {}
        self._roots: dict[tuple[str, str, str], Sequence[tuple[str, Fact]]] = {}
        self._scopes: dict[tuple[str, str, str], dict[_Key, tuple[int, Fact]]] = defaultdict(dict)
        for number, scope in enumerate(program.scopes):
            self._scopes[_reach(scope)].setdefault(_key(scope), (number, scope))

    def scopes(self, handler: Fact) -> list[Fact]:
        """Return what stands before `handler`, as much as may be followed."""
        path = handler.path
        folders = ["", *(path[:end] for end, letter in enumerate(path) if letter == "/")]
        reaches = [("file", path), *(("folder", folder) for folder in folders)]
        found = merge(*(self._scopes.get((handler.repository, *one), {}).values() for one in reaches))
        return [scope for _, scope in islice(found, MAX_FUNCTIONS)]

    def functions(self, called: str, near: Fact) -> Sequence[Fact]:
        """Return the functions that a call of `called`, made in the file and class of `near`, may mean."""
        owner = near.name.rpartition(".")[0] if near.kind == "flow" else ""
        key = (called, near.repository, near.path, owner)
        if key not in self._meant:
            self._meant[key] = self._functions(called, near, owner)
        return self._meant[key]

    def _functions(self, called: str, near: Fact, owner: str) -> Sequence[Fact]:
        name = called.removesuffix(".__call__")
        if "." in name and _last(name) in _LATER:
            name = name.rpartition(".")[0]
        parts = name.lstrip(".").split(".")
        every, methods = self.program.counted(parts[-1])
        if not every:
            if name == called:
                return []
            objects = self.program.functions([parts[-1], "__call__"], near)
            objects = [fact for fact in objects if fact.name.split(".")[-2:-1] == [parts[-1]]]
            return best(objects, _close_to(near))[:1]
        found = self.program.functions(parts, near)
        if len(parts) > 1 and not name.startswith("?"):
            # Inherited or re-exported methods are those whose class the call names.
            fits = (
                [fact for fact in found if _fit(fact, parts)]
                or [fact for fact in found if fact.name.split(".")[-2:] == parts[-2:]]
                or self._of_what_is_made(found, parts[:-1], near)
            )
            meant = best(fits, lambda fact: (fact.repository == near.repository, _fit(fact, parts)))
            return best(meant, _close_to(near))[:MAX_NAMESAKES]
        here = [fact for fact in found if (fact.repository, fact.path) == (near.repository, near.path)]
        if name.startswith("?"):
            same = [fact for fact in here if owner and fact.name.rpartition(".")[0] == owner]
            others = [] if methods > MAX_NAMESAKES else [fact for fact in found if "." in fact.name]
            return same or best(others, lambda fact: fact.repository == near.repository)
        return [fact for fact in here if "." not in fact.name][:1] or here[:1]

    def _of_what_is_made(self, found: Sequence[Fact], maker: Sequence[str], near: Fact) -> list[Fact]:
        """Return the methods among `found` that stand beside the function `maker`: ``service.build(…).answer()``."""
        makers = self.program.functions(maker, near) if len(maker) > 1 else ()
        beside = {(fact.repository, fact.path) for fact in makers if _fit(fact, maker)}
        return [fact for fact in found if "." in fact.name and (fact.repository, fact.path) in beside]

    def roots(self, name: str, near: Fact) -> Sequence[tuple[str, Fact]]:
        """Return the bases of the project's own class that `near` calls `name`, and theirs, each with whose it is."""
        key = (name, near.repository, near.path)
        if key not in self._roots:
            self._roots[key] = list(self._bases(name, near))
        return self._roots[key]

    def _bases(self, name: str, near: Fact) -> Iterator[tuple[str, Fact]]:
        seen: set[tuple[str, str]] = set()
        waiting = [(name, near)]
        while waiting:
            one, asks = waiting.pop()
            for fact in best(self.program.classes(_last(one), asks), _close_to(asks))[:MAX_NAMESAKES]:
                for base in fact.attributes.get("bases", "").split("|"):
                    if base and (fact.repository, base) not in seen:
                        seen.add((fact.repository, base))
                        waiting.append((base, fact))
                        yield base, fact


def routes(handlers: Iterable[Fact]) -> Iterator[Fact]:
    """Yield each handler as what it itself is, which nothing needs to be followed for."""
    for handler in handlers:
        yield Fact(ROUTE, handler.name, handler.path, handler.line, handler.repository, handler.place, _known(handler))


def reached(handlers: Iterable[Fact], program: Program) -> Iterator[Fact]:
    """Yield what each of `handlers` comes to do."""
    project = _Project(program)
    left = MAX_FACTS
    for handler in handlers:
        for fact in _of(handler, project):
            yield fact
            left -= 1
            if not left:
                return


def _of(handler: Fact, project: _Project) -> Iterator[Fact]:
    own = _known(handler)
    said: set[tuple[str, str, frozenset[tuple[str, str]]]] = set()
    for kind, name, more in ((ROUTE, handler.name, {}), *_done(handler, project)):
        key = (kind, name, frozenset(one for one in more.items() if one[0] != "depth"))  # the nearest is said first
        if key not in said:
            said.add(key)
            known = {**own, **more}
            yield Fact(kind, name, handler.path, handler.line, handler.repository, handler.place, known)


def _known(handler: Fact) -> dict[str, str]:
    return {
        "handler": f"{handler.attributes['function']} {handler.line}",
        "route": handler.name,
        "by": handler.attributes["by"],
        "methods": handler.attributes["methods"],
        "function": _last(handler.attributes["function"]),
    }


def _done(handler: Fact, project: _Project) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield kind, name and attributes of everything that happens on the way."""
    for step in _steps(handler, project):
        for attribute, how in _WAYS:
            word = _GUARD if step.how == _GUARD else how
            for name in _words(step.flow, attribute):
                yield "handler.call", name, {"how": word}
        for code in _words(step.flow, "refuses"):
            yield "handler.refuses", code, {"how": step.how, "in": _last(step.flow.name)}
        if step.depth == 0 or step.how != _GUARD:
            for name in _words(step.flow, "takes"):
                for root, kind in project.roots(name, step.flow):
                    yield "handler.takes", root, {"type": kind.name, "depth": str(step.depth)}


def _steps(handler: Fact, project: _Project) -> Iterator[_Step]:
    """Yield the functions that `handler` reaches, nearest first."""
    start = project.functions(handler.attributes["function"], handler)
    exact = [flow for flow in start if _place(flow) == _place(handler)]
    waiting = deque(_Step(flow, 0, "called") for flow in exact or start)
    waiting.extend(_Step(scope, 1, _GUARD) for scope in project.scopes(handler))
    seen: set[_Key] = set()
    while waiting and len(seen) < MAX_FUNCTIONS:
        step = waiting.popleft()
        key = _key(step.flow)
        if key in seen:
            continue
        seen.add(key)
        yield step
        if step.depth < MAX_DEPTH:
            waiting.extend(_next(step, project))


def _next(step: _Step, project: _Project) -> Iterator[_Step]:
    for attribute, how in _WAYS:
        word = _GUARD if _GUARD in (step.how, how) else step.how
        for name in _words(step.flow, attribute):
            for flow in project.functions(name, step.flow):
                yield _Step(flow, step.depth + 1, word)
    for name in _words(step.flow, "takes"):
        for flow in project.functions(name, step.flow):
            if "calls" not in flow.attributes:  # a type that carries its guard with it
                yield _Step(flow, step.depth + 1, _GUARD)


def _words(flow: Fact, attribute: str) -> list[str]:
    return flow.attributes.get(attribute, "").split()


def _key(flow: Fact) -> _Key:
    return flow.repository, flow.path, flow.name, flow.line


def _reach(scope: Fact) -> tuple[str, str, str]:
    """Return the repository, and the file or folder, whose handlers `scope` stands before."""
    wide = scope.attributes.get("wide") == "file"
    return (
        (scope.repository, "file", scope.path) if wide else (scope.repository, "folder", scope.path.rpartition("/")[0])
    )


def _fit(fact: Fact, parts: Sequence[str]) -> int:
    """Return in how many parts the module and name of `fact` end like a dotted name; 0 where it means another."""
    module = fact.path.removesuffix(".py").removesuffix("/__init__").split("/")
    own = fact.name.split(".")
    tail = [*module, *own]
    wanted = parts[-len(tail) :]
    shared = 0
    while shared < min(len(tail), len(wanted)) and tail[-1 - shared] == wanted[-1 - shared]:
        shared += 1
    return shared if shared >= len(own) and (shared > len(own) or len(parts) <= len(own)) else 0


def nearness(repository: str, path: str, near: Fact) -> tuple[bool, int]:
    """Return whether a file is of the repository of `near`, and how many folders from its root down both share."""
    if repository != near.repository:
        return False, 0
    folders = zip(path.split("/")[:-1], near.path.split("/")[:-1], strict=False)
    return True, len([*takewhile(lambda both: both[0] == both[1], folders)])


def _close_to(near: Fact) -> Callable[[Fact], tuple[bool, int]]:
    return lambda fact: nearness(fact.repository, fact.path, near)


def best(found: Sequence[_T], rank: Callable[[_T], Any]) -> list[_T]:
    """Return those that rank highest, in their order."""
    ranks = [rank(one) for one in found]
    highest = max(ranks, default=None)
    return [one for one, known in zip(found, ranks, strict=True) if known == highest]


def _place(fact: Fact) -> tuple[str, str, int | None]:
    return fact.repository, fact.path, fact.line


def _last(name: str) -> str:
    return name.rpartition(".")[2]
