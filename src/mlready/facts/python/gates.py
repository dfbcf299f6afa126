"""Where a figure of how good a model is meets a bound, and the flow stops or goes on because of it.

Facts: ``gate``, named by what the comparison decides: ``raises``, ``exits``, ``cancels``, ``asserts``, ``skips`` (the
function ends before a model is registered or released further down), ``releases`` (only then it is), ``branches`` (an
orchestrator asks the function which way to go), ``decides`` (a function or a variable whose name speaks of a decision
holds the result), ``follows`` (a branch on such a decision stops the flow, or releases). ``in`` is the function,
``metric`` the words of the figure. A branch that only logs is none.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from typing import Final

from mlready.facts.key import keys
from mlready.facts.python.comparisons import branched, carries, compared, spoken
from mlready.facts.python.figures import BEST, CARRIED, Figures
from mlready.facts.python.module import Function, Module, over_modules
from mlready.facts.python.syntax import own
from mlready.facts.python.verdicts import CANCELS, EXITS, RELEASE, Later, Releases, picks, settled, verdict_of
from mlready.facts.python.words import LOOSE_METRICS, METRICS, identifiers, said, vocabulary, words
from mlready.facts.source import Source
from mlready.model.fact import Fact

_DECISION: Final = vocabulary(
    "should gate gates promote promotion deploy deployment register registration release accept "
    "acceptable approve approved better beats candidate challenger champion pass passes passed validate "
    "quality threshold thresholds criteria trigger decision decide blessed"
)
_DECIDED: Final = vocabulary(
    "accepted approved promote promoted promotion passed passes better deploy eligible blessed release register "
    "rejected qualifies gate overfit overfits overfitted overfitting acceptable promotable deployable meets regressed"
)
# What gives back how a comparison of models fell.
_COMPARES: Final = vocabulary("compare compares better beats outperforms gate challenge")
# How an orchestrator calls what asks a function for the way to go.
_ASKED: Final = vocabulary("branch circuit")
_MAY_ASK: Final = re.compile(r"branch|circuit", re.IGNORECASE)
_TELLING: Final = (ast.Assert, ast.If, ast.Call, ast.keyword, ast.Dict, ast.Return, ast.Assign)
_REGRESSION: Final = frozenset({"regression"})
_IS_BEST: Final = frozenset({"is", "best"})
_DENIED: Final = frozenset({"no", "not", "non"})
_HARD: Final = frozenset({"raises", "exits", "cancels"})
_STOPS: Final = frozenset({"raises", "exits", "cancels", "skips", "releases"})

SPEAKS: Final = (
    keys("word", METRICS | LOOSE_METRICS | _DECIDED | _REGRESSION | BEST | _COMPARES),
    keys(
        "word",
        RELEASE | _DECISION | _DECIDED | CANCELS | {"raise", "assert", "exit", "quit", "branch", "short", "next"},
    ),
)
"""Words without which no figure decides anything."""
_FIGURES: Final = METRICS | LOOSE_METRICS


def may_gate(source: Source) -> bool:
    """Return whether the text leaves room for a gate: a figure near a comparison, or a branch on a decision."""
    content = source.lines
    names, asked = compared(content), branched(content)
    return (
        any(_FIGURES & spoken(name) for name in names)
        or any((_DECIDED | _REGRESSION | BEST) & spoken(name) for name in asked)
        or (bool(names) and carries(content, CARRIED, names))
        or (bool(asked) and carries(content, _COMPARES, asked))
    )


@over_modules
def read_gates(module: Module) -> Iterator[Fact]:
    """Yield the gates of each function, and of what stands outside of all functions."""
    text = module.source.text
    codes = frozenset(_codes(module)) if "xit(" in text else frozenset()
    asked = frozenset(_asked(module)) if _MAY_ASK.search(text) else frozenset()
    releases = Releases(module)
    for owner, body in _bodies(module):
        called = owner.rpartition(".")[2]
        figures, later, idle = Figures(owner), Later(body, module), frozenset(settled(body))
        for node in own(body):
            if not isinstance(node, _TELLING) or node in idle:
                continue
            if isinstance(node, ast.Assign):
                figures.learn(node)
            found = _gate(node, module, figures, later, releases)
            if called in codes and (not found or found[0] == "decides"):
                found = _coded(node, figures) or found
            if called in asked and (not found or found[0] == "decides"):
                found = _chosen(node, figures) or found
            if found:
                verdict, metric = found
                yield module.source.fact(
                    "gate", verdict, getattr(node, "lineno", None), **{"in": owner, "metric": " ".join(sorted(metric))}
                )


def _gate(
    node: ast.AST, module: Module, figures: Figures, later: Later, releases: Releases
) -> tuple[str, frozenset[str]] | None:
    """Return what a statement decides by a figure, and the words of the figure."""
    match node:
        case ast.Assert(test=test):
            metric = figures.compared(test)
            return ("asserts", metric) if metric else None
        case ast.If():
            return _branch(node, module, figures, later, releases)
        case ast.Call(func=func, args=[ast.IfExp() as code]) if module.names.dotted(func) in EXITS:
            metric = figures.decided(code.test)
            return ("exits", metric) if metric else None
        case _:
            told = (figures.decided(value) for value in _results(node, figures.owner))
            return next((("decides", metric) for metric in told if metric), None)


def _branch(
    node: ast.If, module: Module, figures: Figures, later: Later, releases: Releases
) -> tuple[str, frozenset[str]] | None:
    metric = figures.decided(node.test)
    best = metric or figures.compared(node.test, BEST)
    if not best and (told := _told_best(node.test)) and releases.by_another(node.body):
        return "releases", told
    flags = frozenset(word for name in identifiers(node.test) for word in _flag(name))
    flags |= figures.asked(node.test) & _COMPARES
    if not (best or flags):
        return None
    verdict = verdict_of(node, later, module)
    if verdict in _HARD:
        metric = best
    if flags and ((verdict in _STOPS and not metric) or (not verdict and picks(node, later))):
        return "follows", flags
    if not metric:
        return None
    if not verdict and (stopped := later.stop_for(node)):
        return stopped, metric
    deciding = _decides(figures.owner) and not BEST & said((node.test,))
    if not verdict and (deciding or any(map(_decided, node.body))):
        verdict = "decides"
    return (verdict, metric) if verdict else None


def _told_best(test: ast.expr) -> frozenset[str]:
    """Return the words of a figure that a variable calls the best: ``test_score_is_best``."""
    told = (words(name) for name in identifiers(test))
    return next((spoken & _FIGURES for spoken in told if spoken >= _IS_BEST and spoken & _FIGURES), frozenset())


def _results(node: ast.AST, owner: str) -> Iterator[ast.expr]:
    """Yield what is returned by a function, or kept under a name, that says how a decision fell."""
    match node:
        case ast.keyword(arg=str(name), value=value) if _flag(name):
            yield value
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and _flag(str(key.value)):
                    yield value
        case ast.Return(value=ast.expr() as value) | ast.Assign(value=value) if _decides(owner) or _decided(node):
            yield value
        case _:
            pass


def _flag(name: str) -> frozenset[str]:
    """Return the words by which `name` tells how a decision fell; a regression is one only where it is denied."""
    spoken = words(name)
    return spoken & _DECIDED or (spoken & _REGRESSION if spoken & _DENIED else frozenset())


def _decides(owner: str) -> bool:
    return bool(_DECISION & words(owner.rpartition(".")[2]))


def _decided(node: ast.AST) -> bool:
    """Return whether `node` sets a variable that says how a decision fell."""
    if not isinstance(node, ast.Assign):
        return False
    names = [target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "") for target in node.targets]
    return any(map(_flag, names))


def _codes(module: Module) -> Iterator[str]:
    """Yield the functions whose result is what the program exits with: ``sys.exit(main())``."""
    for name, call in module.called(module.tree):
        if (name in EXITS or name == "SystemExit") and call.args and isinstance(call.args[0], ast.Call):
            yield (module.names.dotted(call.args[0].func) or "").rpartition(".")[2]


def _coded(node: ast.AST, figures: Figures) -> tuple[str, frozenset[str]] | None:
    """Return the gate of a branch that ends such a function with a code that says failure."""
    match node:
        case ast.If(test=test, body=body) if any(map(_fails, body)):
            metric = figures.decided(test)
        case ast.Return(value=ast.IfExp(test=test)):
            metric = figures.decided(test)
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
    own = frozenset(function.name for function in module.functions)
    for function in module.functions:
        for decorator in function.decorator_list:
            if words((module.names.dotted(decorator) or "").rpartition(".")[2]) & _ASKED:
                yield function.name
    for name, call in module.called(module.tree):
        last = name.rpartition(".")[2]
        if last[:1].isupper() and words(last) & _ASKED:
            yield from (value.id for value in _given(call) if isinstance(value, ast.Name) and value.id in own)


def _given(call: ast.Call) -> Iterator[ast.expr]:
    yield from call.args
    yield from (keyword.value for keyword in call.keywords)


def _chosen(node: ast.AST, figures: Figures) -> tuple[str, frozenset[str]] | None:
    """Return the gate of an answer that hangs on a figure."""
    match node:
        case ast.If(test=test) | ast.Return(value=ast.IfExp(test=test)) | ast.Return(value=ast.Compare() as test):
            metric = figures.decided(test)
            return ("branches", metric) if metric else None
        case _:
            return None


def _bodies(module: Module) -> Iterator[tuple[str, Sequence[ast.stmt]]]:
    yield "", module.tree.body
    for owner, node in module.of(ast.FunctionDef, ast.AsyncFunctionDef):
        if isinstance(node, Function):
            yield f"{owner}.{node.name}".lstrip("."), node.body
