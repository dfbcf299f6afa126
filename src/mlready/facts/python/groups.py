"""Where a metric is computed for one part of the data after the other.

Facts: ``group-metric``, named by the metric's function; ``in`` is the function that it stands in. A metric of each
class of the target is none: the groups are those of the people or things that are judged.
"""

import ast
from collections.abc import Iterator
from typing import Final, TypeAlias

from mlready.facts.key import keys
from mlready.facts.python.module import Module, over_modules
from mlready.facts.python.syntax import walk, within
from mlready.facts.python.words import METRICS, mentions, said, vocabulary, words
from mlready.model.fact import Fact

MAX_LOOPS: Final = 10
"""How many loops of one comprehension are looked at."""

_GROUPS: Final = vocabulary(
    "group groups groupby subgroup subgroups slice slices slicing segment segments sensitive protected "
    "demographic demographics gender sex race ethnicity age cohort cohorts region regions attribute"
)
# Those that are compared are no groups either: models, and the variants of one that are tried on users.
_NOT_GROUPS: Final = vocabulary("fold folds epoch epochs kfold variant variants arm arms model models algorithm")
_BOUNDS: Final = vocabulary("threshold thresholds cutoff")
# A ranking is measured for each query, which is no group of those who are ranked.
_RANKED: Final = vocabulary("ndcg dcg mrr query queries qid qids")

# What is called so maps one thing to another more often than it measures.
_FIGURES: Final = (METRICS - {"map"}) | {"confusion"}

# A mean of errors by its long name: ``mean_absolute_percentage_error``.
_MEAN_ERROR: Final = frozenset({"mean", "error"})

# How a column is called that says how far off the model was.
_ERRORS: Final = vocabulary("error residual residuals ape")
_OF_ERRORS: Final = vocabulary("abs absolute squared sq mean pct percentage relative log prediction pred signed")

SPEAKS: Final = (keys("word", _FIGURES | {"mean"}), keys("word", _FIGURES | _ERRORS), keys("word", _GROUPS))
"""Words without which no metric is computed by group."""


_Loop: TypeAlias = ast.For | ast.comprehension
_COMPREHENSIONS: Final = (ast.DictComp, ast.ListComp, ast.SetComp, ast.GeneratorExp)
_TIMES: Final = vocabulary("date day days week weeks month months year years hour hours time timestamp step horizon")


@over_modules
def read_group_metrics(module: Module) -> Iterator[Fact]:
    """Yield the metrics that are computed within a loop over groups, or by what a grouped frame applies."""
    for owner, node in module.of(ast.For, *_COMPREHENSIONS, ast.Call):
        for name, line in (*_measured(node, module), *_errors_of_groups(node, owner)):
            yield module.source.fact("group-metric", name, line, **{"in": owner})


def _measured(node: ast.AST, module: Module) -> Iterator[tuple[str, int]]:
    match node:
        case ast.For() if _over_groups(node, node):
            yield from _in_loop(node, node, module)
        case ast.DictComp() | ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
            for loop in node.generators[:MAX_LOOPS]:
                if _over_groups(loop, node):
                    yield from _in_loop(loop, node, module)
        case ast.Call(func=ast.Attribute(attr="apply", value=grouped), args=[applied, *_]) if _grouped(grouped):
            if isinstance(applied, ast.Lambda):
                yield from ((name, call.lineno) for name, call in module.called(applied) if _measures(name))
            elif (name := module.names.dotted(applied)) and _measures(name):
                yield name, applied.lineno
        case _:
            pass


def _errors_of_groups(node: ast.AST, owner: str) -> Iterator[tuple[str, int]]:
    """Yield the columns of errors whose means a function that speaks of groups takes for each."""
    match node:
        case ast.Call(
            func=ast.Attribute(attr="mean" | "agg" | "aggregate" as taken, value=grouped), args=args, keywords=named
        ):
            pass
        case _:
            return
    by, column = _parted(grouped)
    parts = [part for one in (*by, *column, *args, *named) for part in walk(one)]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    error = next((text for text in texts if _is_error(text)), None)
    spoken = words(owner).union(said(by), *map(words, texts))
    if by and error and spoken & _GROUPS and not spoken & (_NOT_GROUPS | _TIMES) and "mean" in (taken, *texts):
        yield error, node.lineno


def _parted(node: ast.expr) -> tuple[list[ast.expr], list[ast.expr]]:
    """Return what a frame is grouped by, and the column that is taken of it: ``frame.groupby(by)[column]``."""
    match node:
        case ast.Subscript(value=ast.Call(func=ast.Attribute(attr="groupby"), args=by), slice=column):
            return by, [column]
        case ast.Call(func=ast.Attribute(attr="groupby"), args=by):
            return by, []
        case _:
            return [], []


def _is_error(column: str) -> bool:
    """Return whether a column holds how far off a model was, and not how often something failed."""
    spoken = words(column)
    return bool(spoken & _ERRORS) and spoken <= _ERRORS | _OF_ERRORS


def _measures(name: str) -> bool:
    spoken = words(name.rpartition(".")[2])
    return (bool(spoken & _FIGURES) or spoken >= _MEAN_ERROR) and not spoken & _RANKED


def _in_loop(loop: _Loop, whole: ast.AST, module: Module) -> Iterator[tuple[str, int]]:
    measured = [(name, call) for name, call in module.called(whole) if _measures(name)]
    picked = _picked(loop, whole) if measured else set()
    for name, call in measured:
        if any(mentions(argument, picked) for argument in call.args):
            yield name, call.lineno


def _grouped(node: ast.expr) -> bool:
    """Return whether `node` is a frame grouped by something else than time, folds, queries or bounds."""
    for child in walk(node):
        match child:
            case ast.Call(func=ast.Attribute(attr="groupby"), args=keys, keywords=named):
                by = [*keys, *(one.value for one in named)]
                texts = (one.value for key in by for one in walk(key) if isinstance(one, ast.Constant))
                spoken = said(by).union(*(words(str(text)) for text in texts))
                return not spoken & (_TIMES | _NOT_GROUPS | _RANKED | _BOUNDS)
            case _:
                pass
    return False


def _over_groups(loop: _Loop, whole: ast.AST) -> bool:
    spoken = said((loop.target, loop.iter))
    if not spoken & _GROUPS or spoken & _NOT_GROUPS or said((whole,)) & _RANKED or _folds(loop.iter):
        return False
    return "groupby" not in spoken or _grouped(loop.iter)


def _folds(node: ast.expr) -> bool:
    """Return whether `node` keeps groups together in folds: ``folds.split(x, groups=groups)``."""
    return any(
        isinstance(call, ast.Call)
        and getattr(call.func, "attr", "") == "split"
        and any(keyword.arg == "groups" for keyword in call.keywords)
        for call in within(node, ast.Call)
    )


def _picked(loop: _Loop, whole: ast.AST) -> set[str]:
    """Return the variables that hold what was picked by what the loop is at."""
    picked = {name.id for name in walk(loop.target) if isinstance(name, ast.Name)}
    for node in within(whole, ast.Assign):
        match node:
            case ast.Assign(targets=targets, value=value) if mentions(value, picked):
                picked |= {name.id for target in targets for name in walk(target) if isinstance(name, ast.Name)}
            case _:
                pass
    return picked
