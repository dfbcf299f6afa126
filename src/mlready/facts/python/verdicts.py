"""What a branch does: it stops the flow, or only it releases a model.

Named as the gates are: ``raises``, ``exits``, ``cancels``, ``skips`` (the function ends before a release further down),
``releases``.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import Final

from mlready.facts.python.module import Module
from mlready.facts.python.syntax import bodies, own, within
from mlready.facts.python.words import identifiers, said, vocabulary, words

RELEASE: Final = vocabulary(
    "register registers registered promote promotes promotion deploy deploys deployment release publish "
    "transition push alias aliases"
)
"""Words of what puts a model before its users."""

# Publishing is no word for the release of a model alone: what is published must be one.
_SENT: Final = vocabulary("upload write save set update copy")
_SENT_MODEL: Final = vocabulary("champion production")
_UPLOADED: Final = frozenset({"upload"})
# What only tells of a release: ``PromotionDecision(…)``.
_TOLD: Final = vocabulary("decision result report status config error")
_NEXT: Final = "next"
_MODEL: Final = frozenset({"model"})
CANCELS: Final = frozenset({"cancel", "abort"})
EXITS: Final = frozenset({"sys.exit", "exit", "quit", "os._exit"})
_REQUEST_ERRORS: Final = frozenset({"http", "prune", "pruned", "skip", "stop"})


class Releases:
    """The functions of a module that release something."""

    def __init__(self, module: Module) -> None:
        self._module = module

    def by_another(self, branch: Sequence[ast.stmt]) -> bool:
        """Return whether a branch calls a function of the module that releases something."""
        return any(name in self._names for statement in branch for name, _ in self._module.called(statement))

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(one.name for one in self._module.functions if _releases(one.body, self._module))


class Later:
    """What a body does further down, after one of its branches; each statement is looked at once.

    It may stop for what its branches put on a list, ``if failures: raise …``: of several branches on one list the last
    decides.
    """

    def __init__(self, body: Sequence[ast.stmt], module: Module) -> None:
        self._body = body
        self._module = module
        self._known: dict[ast.If, str | None] = {}

    def releases(self, branch: ast.If) -> bool:
        """Return whether something is released after `branch`."""
        return self._last_release > (branch.end_lineno or branch.lineno)

    def stop_for(self, branch: ast.If) -> str | None:
        """Return how the flow stops where `branch` has put something on a list; None where it goes on."""
        for name in _filled(branch):
            last = self._last.get(name)
            if last is None or last.lineno <= branch.lineno:
                continue
            if last not in self._known:
                self._known[last] = verdict_of(last, self, self._module)
            if self._known[last] not in {None, "releases"}:
                return self._known[last]
        return None

    @cached_property
    def _last_release(self) -> int:
        """The line of the last statement that releases something; 0 where none does."""
        return max((one.lineno for one in self._body if _releases([one], self._module)), default=0)

    @cached_property
    def _last(self) -> Mapping[str, ast.If]:
        """The last branch on each name."""
        branches = (node for node in own(self._body) if isinstance(node, ast.If))
        return {name: node for node in branches for name in identifiers(node.test)}


def _filled(branch: ast.If) -> Iterator[str]:
    """Yield the lists that a branch puts something on."""
    for statement in branch.body:
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append" | "extend"))):
                yield name
            case _:
                pass


def verdict_of(node: ast.If, later: Later, module: Module) -> str | None:
    """Return what a branch decides by stopping the flow, or by releasing something; None where it does neither."""
    for branch in (node.body, node.orelse):
        stop = next(filter(None, (_stop(statement, module) for statement in own(branch))), None)
        if stop or _releases(branch, module):
            return stop or "releases"
        if any(isinstance(statement, ast.Return) for statement in branch) and later.releases(node):
            return "skips"
    return None


def picks(node: ast.If, later: Later) -> bool:
    """Return whether only the branch picks the model that is released further down."""
    for statement in node.body:
        match statement:
            case ast.Assign(targets=targets) if any(_MODEL & said((target,)) for target in targets):
                return later.releases(node)
            case _:
                pass
    return False


def settled(body: Sequence[ast.stmt]) -> Iterator[ast.If]:
    """Yield the branches of a function that ask for nothing but what the statement before has set to a constant."""
    lists = [body, *(inner for node in own(body) for inner in bodies(node))]
    for before, node in chain.from_iterable(map(pairwise, lists)):
        match before, node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant()), ast.If(test=test):
                if {one.id for one in within(test, ast.Name) if isinstance(one, ast.Name)} == {name}:
                    yield node
            case _:
                pass


def _stop(statement: ast.AST, module: Module) -> str | None:
    """Return how `statement` stops the flow, where it does."""
    match statement:
        case ast.Raise(exc=ast.Call(func=func) as call) if _last(func, module) in {"SystemExit", "Exit"}:
            return None if _succeeds(call) else "exits"
        case ast.Raise(exc=ast.expr() as error) if _last(error, module) == "Exit":
            return None
        case ast.Raise() if not _REQUEST_ERRORS & said((statement,)):
            return "raises"
        case ast.Call() if module.names.dotted(statement.func) in EXITS and not _succeeds(statement):
            return "exits"
        case ast.Call(func=ast.Attribute(attr=name)) if name in CANCELS:
            return "cancels"
        case _:
            return None


def _last(node: ast.expr, module: Module) -> str:
    return (module.names.dotted(node) or "").rpartition(".")[2]


def _succeeds(call: ast.Call) -> bool:
    match [*call.args, *(keyword.value for keyword in call.keywords)]:
        case [] | [ast.Constant(value=0 | None)]:
            return True
        case _:
            return False


def _releases(body: Sequence[ast.stmt], module: Module) -> bool:
    for statement in body:
        for name, call in module.called(statement):
            last = name.rpartition(".")[2]
            steps = [one.attr for one in call.args if isinstance(one, ast.Attribute)] if last == _NEXT else []
            if any(map(_is_release, (last, *steps))):
                return True
    return False


def _is_release(name: str) -> bool:
    spoken = words(name)
    return not spoken & _TOLD and bool(
        spoken & RELEASE or (spoken & _SENT and spoken & _SENT_MODEL) or (spoken & _UPLOADED and spoken & _MODEL)
    )
