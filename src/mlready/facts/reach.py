"""What the handlers of a system reach through its own functions: read from the facts of all of its files.

Facts, each with the route and file of a ``handler``, and ``handler`` (what tells them apart), ``by``, ``function``:
``handler.route`` (the handler itself), ``handler.call`` (a call it makes in the end; ``how`` is called, passed or guard), ``handler.takes`` (the outermost base
of a type that it is given or makes of what it is given; ``type`` is that type), ``handler.refuses`` (how it turns a
caller away: a status, or ``invalid``; ``in`` is the function that does).
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from mlready.model.fact import Fact

MAX_DEPTH: Final = 7
MAX_FUNCTIONS: Final = 150
MAX_FACTS: Final = 150_000
MAX_NAMESAKES: Final = 4
_GUARD: Final = "guard"
# Methods that put off a call of the function they belong to.
_LATER: Final = frozenset({"delay", "apply_async", "remote", "submit", "map", "s", "si", "send"})


@dataclass(frozen=True, slots=True)
class _Step:
    """A function on the way from a handler, and how it came to be called."""

    flow: Fact
    depth: int
    how: str


class _Project:
    """The functions and classes of a system, found by what a call of them looks like."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.handlers: list[Fact] = []
        self.scopes: list[Fact] = []
        self._functions: dict[str, list[Fact]] = defaultdict(list)
        self._classes: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.kind == "handler":
                self.handlers.append(fact)
            elif fact.kind == "flow.scope":
                self.scopes.append(fact)
            elif fact.kind == "flow":
                self._functions[_last(fact.name)].append(fact)
            elif fact.kind == "class":
                self._classes[fact.name].append(fact)

    def functions(self, called: str, near: Fact) -> list[Fact]:
        """Return the functions that a call of `called`, made in the file and class of `near`, may mean."""
        name = called.removesuffix(".__call__")
        if "." in name and _last(name) in _LATER:
            name = name.rpartition(".")[0]
        found = self._functions.get(_last(name), [])
        if not found:
            called_objects = self._functions.get("__call__", []) if name != called else []
            return [fact for fact in called_objects if fact.name.split(".")[-2:-1] == [_last(name)]][:1]
        if len(parts := name.lstrip(".").split(".")) > 1 and not name.startswith("?"):
            fits = [fact for fact in found if _fits(fact, parts)]
            return fits[:MAX_NAMESAKES] or self._by_class(parts, found)
        here = [fact for fact in found if (fact.repository, fact.path) == (near.repository, near.path)]
        if name.startswith("?"):
            owner = near.name.rpartition(".")[0] if near.kind == "flow" else ""
            same = [fact for fact in here if owner and fact.name.rpartition(".")[0] == owner]
            methods = [fact for fact in found if "." in fact.name]
            return same or (methods if len(methods) <= MAX_NAMESAKES else [])
        return [fact for fact in here if "." not in fact.name][:1] or here[:1]

    def _by_class(self, parts: list[str], found: list[Fact]) -> list[Fact]:
        """Return inherited or re-exported methods: those whose class the call names."""
        return [fact for fact in found if len(parts) > 1 and fact.name.split(".")[-2:] == parts[-2:]][:MAX_NAMESAKES]

    def roots(self, name: str) -> Iterator[tuple[str, Fact]]:
        """Yield the outermost bases of the project's own class `name`."""
        seen: set[str] = set()
        waiting = [_last(name)]
        while waiting:
            one = waiting.pop()
            for fact in self._classes.get(one, [])[:MAX_NAMESAKES]:
                for base in fact.attributes.get("bases", "").split("|"):
                    if base and base not in seen:
                        seen.add(base)
                        waiting.append(_last(base))
                        yield base, fact


def reached(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield what each handler among `facts` comes to do."""
    project = _Project(facts)
    left = MAX_FACTS
    for handler in project.handlers:
        for fact in _of(handler, project):
            yield fact
            left -= 1
            if not left:
                return


def _of(handler: Fact, project: _Project) -> Iterator[Fact]:
    own = {
        "handler": f"{handler.attributes['function']} {handler.line}",
        "route": handler.name,
        "by": handler.attributes["by"],
        "function": _last(handler.attributes["function"]),
        "about": handler.attributes.get("about", ""),
    }

    def fact(kind: str, name: str, **more: str) -> Fact:
        return Fact(kind, name, handler.path, handler.line, handler.repository, handler.place, {**own, **more})

    yield fact("handler.route", handler.name)
    seen: set[tuple[str, str]] = set()
    for step in _steps(handler, project):
        flow = step.flow
        for how in ("calls", "passes", "guards"):
            for name in flow.attributes.get(how, "").split():
                word = _GUARD if _GUARD in (step.how, how.removesuffix("s")) else "called" if how == "calls" else "passed"
                if (word, name) not in seen:
                    seen.add((word, name))
                    yield fact("handler.call", name, how=word, depth=str(step.depth))
        for code in flow.attributes.get("refuses", "").split():
            if (code, flow.name) not in seen:
                seen.add((code, flow.name))
                yield fact("handler.refuses", code, how=step.how, **{"in": _last(flow.name)})
        if step.depth == 0 or step.how != _GUARD:
            for name in flow.attributes.get("takes", "").split():
                for root, kind in project.roots(name):
                    yield fact("handler.takes", root, type=kind.name)


def _steps(handler: Fact, project: _Project) -> Iterator[_Step]:
    """Yield the functions that `handler` reaches, nearest first."""
    waiting: deque[_Step] = deque()
    seen: set[tuple[str, str]] = set()

    def add(flows: Iterable[Fact], depth: int, how: str) -> None:
        for flow in flows:
            if (key := (flow.path, flow.name)) not in seen and len(seen) < MAX_FUNCTIONS:
                seen.add(key)
                waiting.append(_Step(flow, depth, how))

    start = project.functions(handler.attributes["function"], handler)
    exact = [flow for flow in start if flow.line == handler.line and flow.path == handler.path]
    add(exact or start, 0, "called")
    for scope in project.scopes:
        if _covers(scope, handler):
            add([scope], 1, _GUARD)
    while waiting:
        step = waiting.popleft()
        yield step
        if step.depth >= MAX_DEPTH:
            continue
        for how in ("guards", "calls", "passes"):
            word = _GUARD if step.how == _GUARD or how == "guards" else step.how
            for name in step.flow.attributes.get(how, "").split():
                add(project.functions(name, step.flow), step.depth + 1, word)
        for name in step.flow.attributes.get("takes", "").split():
            flows = [flow for flow in project.functions(name, step.flow) if "guards" in flow.attributes and "calls" not in flow.attributes]
            add(flows, step.depth + 1, _GUARD)


def _covers(scope: Fact, handler: Fact) -> bool:
    if scope.repository != handler.repository:
        return False
    if scope.attributes.get("wide") == "file":
        return scope.path == handler.path
    folder = scope.path.rpartition("/")[0]
    return not folder or handler.path.startswith(f"{folder}/")


def _fits(fact: Fact, parts: list[str]) -> bool:
    """Return whether the module and name of `fact` end like the dotted name of which these are the parts."""
    module = fact.path.removesuffix(".py").removesuffix("/__init__").split("/")
    own = fact.name.split(".")
    tail = [*module, *own]
    wanted = parts[-len(tail) :]
    shared = 0
    while shared < min(len(tail), len(wanted)) and tail[-1 - shared] == wanted[-1 - shared]:
        shared += 1
    return shared >= len(own) and (shared > len(own) or len(parts) <= len(own))


def _last(name: str) -> str:
    return name.rpartition(".")[2]
