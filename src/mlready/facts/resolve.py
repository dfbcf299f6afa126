"""What a name means in a program: the functions behind a call, the classes behind a type, a handler's guards."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import islice, takewhile
from typing import Any, Final, Protocol, TypeAlias, TypeVar

from mlready.model.fact import Fact

MAX_NAMESAKES: Final = 4
"""How many functions or classes of one name are taken for what is meant, at most."""

MAX_SCOPES: Final = 150
"""How much of what stands before a handler is told."""

# Methods that put off a call of the function they belong to.
_LATER: Final = frozenset({"delay", "apply_async", "remote", "submit", "map", "s", "si", "send"})

FlowKey: TypeAlias = tuple[str, str, str, int | None]
"""What tells a function from every other: repository, path, dotted name, line."""

_T = TypeVar("_T")


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


class Resolver:
    """Tells what a name means in one program; once for all that is named alike."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._meant: dict[tuple[str, ...], Sequence[Fact]] = {}
        self._roots: dict[tuple[str, str, str], Sequence[tuple[str, Fact]]] = {}
        self._scopes: dict[tuple[str, str, str], dict[FlowKey, tuple[int, Fact]]] = defaultdict(dict)
        for number, scope in enumerate(program.scopes):
            self._scopes[_reach(scope)].setdefault(flow_key(scope), (number, scope))

    def scopes(self, handler: Fact) -> list[Fact]:
        """Return what stands before `handler`, as much as may be followed."""
        path = handler.path
        folders = ["", *(path[:end] for end, letter in enumerate(path) if letter == "/")]
        reaches = [("file", path), *(("folder", folder) for folder in folders)]
        found = merge(*(self._scopes.get((handler.repository, *one), {}).values() for one in reaches))
        return [scope for _, scope in islice(found, MAX_SCOPES)]

    def functions(self, called: str, near: Fact) -> Sequence[Fact]:
        """Return the functions that a call of `called`, made in the file and class of `near`, may mean."""
        owner = near.name.rpartition(".")[0] if near.kind == "flow" else ""
        asked = (called, near.repository, near.path, owner)
        if asked not in self._meant:
            self._meant[asked] = self._functions(called, near, owner)
        return self._meant[asked]

    def _functions(self, called: str, near: Fact, owner: str) -> Sequence[Fact]:
        name = called.removesuffix(".__call__")
        if "." in name and last(name) in _LATER:
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
        asked = (name, near.repository, near.path)
        if asked not in self._roots:
            self._roots[asked] = list(self._bases(name, near))
        return self._roots[asked]

    def _bases(self, name: str, near: Fact) -> Iterator[tuple[str, Fact]]:
        seen: set[tuple[str, str]] = set()
        waiting = [(name, near)]
        while waiting:
            one, asks = waiting.pop()
            for fact in best(self.program.classes(last(one), asks), _close_to(asks))[:MAX_NAMESAKES]:
                for base in fact.attributes.get("bases", "").split("|"):
                    if base and (fact.repository, base) not in seen:
                        seen.add((fact.repository, base))
                        waiting.append((base, fact))
                        yield base, fact


def flow_key(flow: Fact) -> FlowKey:
    """Return what tells a function from every other."""
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


def last(name: str) -> str:
    """Return the last part of a dotted name."""
    return name.rpartition(".")[2]
