"""Where a figure of how good a model is meets a bound, and the flow stops or goes on because of it.

Facts: ``gate``, named by what the comparison decides: ``raises``, ``exits``, ``cancels``, ``asserts``, ``skips`` (the
function ends before a model is registered or released further down), ``releases`` (only then it is), ``decides`` (a
function whose name speaks of a decision compares, and says the result), ``follows`` (a branch on such a decision
stops the flow, or releases). ``in`` is the function, ``metric`` the words of the figure. A branch that only logs is
none.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from mlready.facts.python.module import Function, Module, over_modules
from mlready.facts.python.syntax import children, walk
from mlready.facts.python.words import LOOSE_METRICS, METRICS, said, vocabulary, words
from mlready.model.fact import Fact

_ORDERED: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_RELEASE: Final = vocabulary(
    "register registers registered promote promotes promotion deploy deploys deployment release publish "
    "transition push alias"
)
_DECISION: Final = vocabulary(
    "should gate gates promote promotion deploy deployment register registration release accept "
    "acceptable approve approved better beats candidate challenger champion pass passes passed validate "
    "quality threshold thresholds criteria trigger decision decide blessed"
)
_CONTEXT: Final = vocabulary(
    "candidate challenger champion baseline production prod promote promotion register deploy gate gates "
    "quality threshold thresholds evaluation evaluate validation min minimum max target required "
    "incumbent"
)
_DECIDED: Final = vocabulary(
    "accepted approved promote promoted passed passes better deploy eligible blessed release register "
    "rejected qualifies gate"
)
_CANCELS: Final = frozenset({"cancel", "abort"})
_STOPS: Final = frozenset({"raises", "exits", "cancels", "skips", "releases"})
_EXITS: Final = frozenset({"sys.exit", "exit", "quit", "os._exit"})
_REQUEST_ERRORS: Final = frozenset({"http", "exit", "prune", "pruned", "skip", "stop"})


@over_modules
def read_gates(module: Module) -> Iterator[Fact]:
    """Yield the gates of each function, and of what stands outside of all functions."""
    for owner, body in _bodies(module):
        compared: dict[str, frozenset[str]] = {}
        for node in _own(body):
            if isinstance(node, ast.Assign) and (metric := _figure(node.value, owner)):
                compared |= {
                    name.id: metric for target in node.targets for name in walk(target) if isinstance(name, ast.Name)
                }
            found = _gate(node, body, module, owner, compared)
            if found:
                verdict, metric = found
                yield module.source.fact(
                    "gate", verdict, getattr(node, "lineno", None), **{"in": owner, "metric": " ".join(sorted(metric))}
                )


def _gate(
    node: ast.AST, body: Sequence[ast.stmt], module: Module, owner: str, compared: Mapping[str, frozenset[str]]
) -> tuple[str, frozenset[str]] | None:
    """Return what a statement decides by a figure, and the words of the figure."""
    deciding = bool(_DECISION & words(owner.rpartition(".")[2]))
    match node:
        case ast.Assert(test=test):
            metric = _figure(test, owner)
            return ("asserts", metric) if metric else None
        case ast.If(test=test):
            metric = _figure(test, owner) or _held(test, compared)
            verdict = _verdict(node, body, module)
            if metric:
                return (verdict or ("decides" if deciding else ""), metric) if verdict or deciding else None
            spoken = said((test,))
            return ("follows", spoken & _DECIDED) if verdict in _STOPS and spoken & _DECIDED else None
        case ast.Return(value=ast.expr() as value) | ast.Assign(value=value) if deciding:
            metric = _figure(value, owner) or _held(value, compared)
            return ("decides", metric) if metric else None
        case _:
            return None


def _held(node: ast.AST, compared: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the words of the figures whose comparison a variable in `node` holds."""
    return frozenset(
        word for child in walk(node) if isinstance(child, ast.Name) for word in compared.get(child.id, frozenset())
    )


def _bodies(module: Module) -> Iterator[tuple[str, Sequence[ast.stmt]]]:
    yield "", module.tree.body
    for owner, node in module.nodes:
        if isinstance(node, Function):
            yield f"{owner}.{node.name}".lstrip("."), node.body


def _own(body: Sequence[ast.stmt]) -> Iterator[ast.AST]:
    """Yield the nodes of a body, those of functions and classes within it left out."""
    waiting: list[ast.AST] = list(reversed(body))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            continue
        yield node
        waiting.extend(reversed(children(node)))


def _figure(test: ast.expr, owner: str) -> frozenset[str]:
    """Return the words of the figure that `test` holds against a bound; none where it does no such thing."""
    for node in walk(test):
        match node:
            case ast.Compare(left=left, ops=[op], comparators=[right]) if isinstance(op, _ORDERED):
                if _trivial(left) or _trivial(right):
                    continue
                spoken = said((left, right))
                firm = spoken & METRICS
                if firm or (spoken & LOOSE_METRICS and (spoken | words(owner)) & _CONTEXT):
                    return firm or spoken & LOOSE_METRICS
            case _:
                pass
    return frozenset()


def _trivial(node: ast.expr) -> bool:
    """Return whether `node` is a limit that figures have by nature, such as 0, 1 or infinity."""
    match node:
        case ast.Constant(value=value):
            return value in {0, 1, 100} or not isinstance(value, int | float)
        case ast.UnaryOp() | ast.Call(func=ast.Name(id="len" | "float")):
            return True
        case _:
            return False


def _verdict(node: ast.If, body: Sequence[ast.stmt], module: Module) -> str | None:
    for branch in (node.body, node.orelse):
        stop = next(filter(None, (_stop(statement, module) for statement in _own(branch))), None)
        if stop or _releases(branch, module):
            return stop or "releases"
        if any(isinstance(statement, ast.Return) for statement in branch):
            after = [later for later in body if later.lineno > (node.end_lineno or node.lineno)]
            if _releases(after, module):
                return "skips"
    return None


def _stop(statement: ast.AST, module: Module) -> str | None:
    """Return how `statement` stops the flow, where it does."""
    match statement:
        case ast.Raise() if not _REQUEST_ERRORS & said((statement,)):
            return "raises"
        case ast.Call() if module.names.dotted(statement.func) in _EXITS and not _succeeds(statement):
            return "exits"
        case ast.Call(func=ast.Attribute(attr=name)) if name in _CANCELS:
            return "cancels"
        case _:
            return None


def _succeeds(call: ast.Call) -> bool:
    match call.args:
        case [] | [ast.Constant(value=0 | None)]:
            return True
        case _:
            return False


def _releases(body: Sequence[ast.stmt], module: Module) -> bool:
    return any(_RELEASE & words(name.rpartition(".")[2]) for statement in body for name, _ in module.called(statement))
