"""Where a figure of how good a model is meets a bound, and the flow stops or goes on because of it.

Facts: ``gate``, named by what the comparison decides: ``raises``, ``exits``, ``cancels``, ``asserts``, ``skips`` (the
function ends before a model is registered or released further down), ``releases`` (only then it is), ``branches`` (an
orchestrator asks the function which way to go), ``decides`` (a function or a variable whose name speaks of a decision
holds the result), ``follows`` (a branch on such a decision stops the flow, or releases). ``in`` is the function,
``metric`` the words of the figure. A branch that only logs is none.
"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from mlready.facts.python.figures import figure
from mlready.facts.python.module import Function, Module, over_modules
from mlready.facts.python.syntax import children, walk
from mlready.facts.python.words import LOOSE_METRICS, METRICS, said, vocabulary, words
from mlready.facts.source import Source
from mlready.model.fact import Fact

_RELEASE: Final = vocabulary(
    "register registers registered promote promotes promotion deploy deploys deployment release publish "
    "transition push alias aliases"
)
_DECISION: Final = vocabulary(
    "should gate gates promote promotion deploy deployment register registration release accept "
    "acceptable approve approved better beats candidate challenger champion pass passes passed validate "
    "quality threshold thresholds criteria trigger decision decide blessed"
)
_DECIDED: Final = vocabulary(
    "accepted approved promote promoted passed passes better deploy eligible blessed release register "
    "rejected qualifies gate overfit overfits overfitted overfitting acceptable promotable deployable meets"
)
_ASKED: Final = frozenset({"branch", "short_circuit"})
_ASKING: Final = ("BranchPythonOperator", "ShortCircuitOperator", "BranchPythonVirtualenvOperator", "BranchOperator")
_MAY_ASK: Final = re.compile(r"\.branch\b|short_circuit|Branch\w*Operator|ShortCircuitOperator")
_TELLING: Final = (ast.Assert, ast.If, ast.Call, ast.keyword, ast.Dict, ast.Return, ast.Assign)
_NEXT: Final = "next"
_MODEL: Final = frozenset({"model"})
_BEST: Final = frozenset({"best"})
_CANCELS: Final = frozenset({"cancel", "abort"})
_STOPS: Final = frozenset({"raises", "exits", "cancels", "skips", "releases"})
_EXITS: Final = frozenset({"sys.exit", "exit", "quit", "os._exit"})
_REQUEST_ERRORS: Final = frozenset({"http", "prune", "pruned", "skip", "stop"})

SPEAKS: Final = (
    METRICS | LOOSE_METRICS | _DECIDED,
    _RELEASE | _DECISION | _DECIDED | _CANCELS | {"raise", "assert", "exit", "quit", "branch", "short", "next"},
)
"""Words without which no figure decides anything."""
_COMPARED: Final = re.compile(rb"[^-=<>\n][<>]=?[^<>]")
_BRANCH: Final = re.compile(rb"\n[ \t]*(?:el)?if\b([^\n]*)")
_NAME: Final = re.compile(rb"[A-Za-z]\w+")
_NEAR: Final = 160


def may_gate(source: Source) -> bool:
    """Return whether the text leaves room for a gate: a figure near a comparison, or a branch on a decision."""
    content = source.content
    return any(
        (METRICS | LOOSE_METRICS) & _spoken(content[max(0, found.start() - _NEAR) : found.end() + _NEAR])
        for found in _COMPARED.finditer(content)
    ) or any(_DECIDED & _spoken(branch) for branch in _BRANCH.findall(content))


def _spoken(text: bytes) -> frozenset[str]:
    return frozenset(word for part in _NAME.findall(text) for word in words(part.decode("utf-8", "replace")))


@over_modules
def read_gates(module: Module) -> Iterator[Fact]:
    """Yield the gates of each function, and of what stands outside of all functions."""
    text = module.source.text
    codes = frozenset(_codes(module)) if "xit(" in text else frozenset()
    asked = frozenset(_asked(module)) if _MAY_ASK.search(text) else frozenset()
    for owner, body in _bodies(module):
        own = owner.rpartition(".")[2]
        compared: dict[str, frozenset[str]] = {}
        for node in _own(body):
            if not isinstance(node, _TELLING):
                continue
            if isinstance(node, ast.Assign) and (metric := figure(node.value, owner)):
                compared |= {
                    name.id: metric for target in node.targets for name in walk(target) if isinstance(name, ast.Name)
                }
            found = _gate(node, body, module, owner, compared)
            if own in codes and (not found or found[0] == "decides"):
                found = _coded(node, owner, compared) or found
            if own in asked and (not found or found[0] == "decides"):
                found = _chosen(node, owner, compared) or found
            if found:
                verdict, metric = found
                yield module.source.fact(
                    "gate", verdict, getattr(node, "lineno", None), **{"in": owner, "metric": " ".join(sorted(metric))}
                )


def _gate(
    node: ast.AST, body: Sequence[ast.stmt], module: Module, owner: str, compared: Mapping[str, frozenset[str]]
) -> tuple[str, frozenset[str]] | None:
    """Return what a statement decides by a figure, and the words of the figure."""
    match node:
        case ast.Assert(test=test):
            metric = figure(test, owner)
            return ("asserts", metric) if metric else None
        case ast.If():
            return _branch(node, body, module, owner, compared)
        case ast.Call(func=func, args=[ast.IfExp() as code]) if module.names.dotted(func) in _EXITS:
            metric = figure(code.test, owner) or _held(code.test, compared)
            return ("exits", metric) if metric else None
        case _:
            told = (figure(value, owner) or _held(value, compared) for value in _results(node, owner))
            return next((("decides", metric) for metric in told if metric), None)


def _branch(
    node: ast.If, body: Sequence[ast.stmt], module: Module, owner: str, compared: Mapping[str, frozenset[str]]
) -> tuple[str, frozenset[str]] | None:
    metric = figure(node.test, owner) or _held(node.test, compared)
    verdict = _verdict(node, body, module)
    spoken = said((node.test,))
    if spoken & _DECIDED and ((verdict in _STOPS and not metric) or (not verdict and _picks(node, body, module))):
        return "follows", spoken & _DECIDED
    if not metric:
        return None
    deciding = _decides(owner) and not _BEST & spoken
    if not verdict and (deciding or any(map(_decided, node.body))):
        verdict = "decides"
    return (verdict, metric) if verdict else None


def _results(node: ast.AST, owner: str) -> Iterator[ast.expr]:
    """Yield what is returned by a function, or kept under a name, that says how a decision fell."""
    match node:
        case ast.keyword(arg=str(name), value=value) if words(name) & _DECIDED:
            yield value
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and words(str(key.value)) & _DECIDED:
                    yield value
        case ast.Return(value=ast.expr() as value) | ast.Assign(value=value) if _decides(owner) or _decided(node):
            yield value
        case _:
            pass


def _decides(owner: str) -> bool:
    return bool(_DECISION & words(owner.rpartition(".")[2]))


def _decided(node: ast.AST) -> bool:
    """Return whether `node` sets a variable that says how a decision fell."""
    if not isinstance(node, ast.Assign):
        return False
    names = [target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "") for target in node.targets]
    return any(words(name) & _DECIDED for name in names)


def _codes(module: Module) -> Iterator[str]:
    """Yield the functions whose result is what the program exits with: ``sys.exit(main())``."""
    for name, call in module.called(module.tree):
        if (name in _EXITS or name == "SystemExit") and call.args and isinstance(call.args[0], ast.Call):
            yield (module.names.dotted(call.args[0].func) or "").rpartition(".")[2]


def _coded(node: ast.AST, owner: str, compared: Mapping[str, frozenset[str]]) -> tuple[str, frozenset[str]] | None:
    """Return the gate of a branch that ends such a function with a code that says failure."""
    match node:
        case ast.If(test=test, body=body) if any(map(_fails, body)):
            metric = figure(test, owner) or _held(test, compared)
        case ast.Return(value=ast.IfExp(test=test)):
            metric = figure(test, owner) or _held(test, compared)
        case _:
            metric = frozenset()
    return ("exits", metric) if metric else None


def _fails(statement: ast.stmt) -> bool:
    match statement:
        case ast.Return(value=ast.Constant(value=int() as code)):
            return code != 0 and code is not True
        case _:
            return False


def _asked(module: Module) -> Iterator[str]:
    """Yield the functions that an orchestrator asks which way to go."""
    for function in module.functions:
        for decorator in function.decorator_list:
            if (module.names.dotted(decorator) or "").rpartition(".")[2] in _ASKED:
                yield function.name
    for name, call in module.called(module.tree):
        if name.endswith(_ASKING):
            given = [keyword.value for keyword in call.keywords if keyword.arg == "python_callable"]
            yield from (value.id for value in given if isinstance(value, ast.Name))


def _chosen(node: ast.AST, owner: str, compared: Mapping[str, frozenset[str]]) -> tuple[str, frozenset[str]] | None:
    """Return the gate of an answer that hangs on a figure."""
    match node:
        case ast.If(test=test) | ast.Return(value=ast.IfExp(test=test)) | ast.Return(value=ast.Compare() as test):
            metric = figure(test, owner) or _held(test, compared)
            return ("branches", metric) if metric else None
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


def _picks(node: ast.If, body: Sequence[ast.stmt], module: Module) -> bool:
    """Return whether only the branch picks the model that is released further down."""
    for statement in node.body:
        match statement:
            case ast.Assign(targets=targets) if any(_MODEL & said((target,)) for target in targets):
                after = [later for later in body if later.lineno > (node.end_lineno or node.lineno)]
                return _releases(after, module)
            case _:
                pass
    return False


def _stop(statement: ast.AST, module: Module) -> str | None:
    """Return how `statement` stops the flow, where it does."""
    match statement:
        case ast.Raise(exc=ast.Call(func=func) as call) if _last(func, module) in {"SystemExit", "Exit"}:
            return None if _succeeds(call) else "exits"
        case ast.Raise(exc=ast.expr() as error) if _last(error, module) == "Exit":
            return None
        case ast.Raise() if not _REQUEST_ERRORS & said((statement,)):
            return "raises"
        case ast.Call() if module.names.dotted(statement.func) in _EXITS and not _succeeds(statement):
            return "exits"
        case ast.Call(func=ast.Attribute(attr=name)) if name in _CANCELS:
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
            if any(_RELEASE & words(word) for word in (last, *steps)):
                return True
    return False
