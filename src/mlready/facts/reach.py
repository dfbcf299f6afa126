"""What the handlers of a system reach through its own functions: read from the facts of all of its files.

Facts, each with the place of a ``handler``, and ``handler`` (what tells them apart), ``route``, ``by``, ``methods``,
``function``:
``handler.route`` (the handler itself), ``handler.call`` (a call it makes in the end; ``how`` is called, passed or
guard), ``handler.takes`` (a base of a type that it is given, or makes of what it is given; ``type`` is that type,
``depth`` how many calls away that is), ``handler.refuses`` (how it turns a caller away: a status, or ``invalid``;
``in`` is the function that does).
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sys import intern
from typing import Final

from mlready.facts.resolve import FlowKey, Resolver, flow_key, last
from mlready.model.fact import Fact

MAX_DEPTH: Final = 7
MAX_FUNCTIONS: Final = 150
MAX_FACTS: Final = 150_000
ROUTE: Final = "handler.route"
"""The kind of a fact that tells of a handler itself."""

_GUARD: Final = "guard"
_WAYS: Final = (("guards", _GUARD), ("calls", "called"), ("passes", "passed"))


@dataclass(frozen=True, slots=True)
class _Step:
    """A function on the way from a handler, and how it came to be called."""

    flow: Fact
    depth: int
    how: str


def routes(handlers: Iterable[Fact]) -> Iterator[Fact]:
    """Yield each handler as what it itself is, which nothing needs to be followed for."""
    for handler in handlers:
        yield Fact(ROUTE, handler.name, handler.path, handler.line, handler.repository, handler.place, _known(handler))


def reached(handlers: Iterable[Fact], resolver: Resolver) -> Iterator[Fact]:
    """Yield what each of `handlers` comes to do."""
    left = MAX_FACTS
    for handler in handlers:
        for fact in _of(handler, resolver):
            yield fact
            left -= 1
            if not left:
                return


def _of(handler: Fact, resolver: Resolver) -> Iterator[Fact]:
    own = _known(handler)
    said: set[tuple[str, str, frozenset[tuple[str, str]]]] = set()
    known: dict[frozenset[tuple[str, str]], dict[str, str]] = {}  # one for all that is alike: there are many thousands
    for kind, name, more in ((ROUTE, handler.name, {}), *_done(handler, resolver)):
        key = (kind, name, frozenset(one for one in more.items() if one[0] != "depth"))  # the nearest is said first
        if key not in said:
            said.add(key)
            alike = frozenset(more.items())
            if alike not in known:
                known[alike] = {**own, **more}
            yield Fact(kind, intern(name), handler.path, handler.line, handler.repository, handler.place, known[alike])


def _known(handler: Fact) -> dict[str, str]:
    return {
        "handler": f"{handler.attributes['function']} {handler.line}",
        "route": handler.name,
        "by": handler.attributes["by"],
        "methods": handler.attributes["methods"],
        "function": last(handler.attributes["function"]),
    }


def _done(handler: Fact, resolver: Resolver) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield kind, name and attributes of everything that happens on the way."""
    for step in _steps(handler, resolver):
        for attribute, how in _WAYS:
            word = _GUARD if step.how == _GUARD else how
            for name in _words(step.flow, attribute):
                yield "handler.call", name, {"how": word}
        for code in _words(step.flow, "refuses"):
            yield "handler.refuses", code, {"how": step.how, "in": last(step.flow.name)}
        if step.depth == 0 or step.how != _GUARD:
            for name in _words(step.flow, "takes"):
                for root, kind in resolver.roots(name, step.flow):
                    yield "handler.takes", root, {"type": kind.name, "depth": str(step.depth)}


def _steps(handler: Fact, resolver: Resolver) -> Iterator[_Step]:
    """Yield the functions that `handler` reaches, nearest first."""
    start = resolver.functions(handler.attributes["function"], handler)
    exact = [flow for flow in start if _place(flow) == _place(handler)]
    waiting = deque(_Step(flow, 0, "called") for flow in exact or start)
    waiting.extend(_Step(scope, 1, _GUARD) for scope in resolver.scopes(handler))
    seen: set[FlowKey] = set()
    while waiting and len(seen) < MAX_FUNCTIONS:
        step = waiting.popleft()
        key = flow_key(step.flow)
        if key in seen:
            continue
        seen.add(key)
        yield step
        if step.depth < MAX_DEPTH:
            waiting.extend(_next(step, resolver))


def _next(step: _Step, resolver: Resolver) -> Iterator[_Step]:
    for attribute, how in _WAYS:
        word = _GUARD if _GUARD in (step.how, how) else step.how
        for name in _words(step.flow, attribute):
            for flow in resolver.functions(name, step.flow):
                yield _Step(flow, step.depth + 1, word)
    for name in _words(step.flow, "takes"):
        for flow in resolver.functions(name, step.flow):
            if "calls" not in flow.attributes:  # a type that carries its guard with it
                yield _Step(flow, step.depth + 1, _GUARD)


def _words(flow: Fact, attribute: str) -> list[str]:
    return flow.attributes.get(attribute, "").split()


def _place(fact: Fact) -> tuple[str, str, int | None]:
    return fact.repository, fact.path, fact.line
