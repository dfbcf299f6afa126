"""Functions that measure how far one sample lies from another.

Facts: ``drift``, named by the function; ``by`` is ``index`` (a sum over shares and their logarithm), ``test`` (a
statistical test or distance that is called), ``moments`` (means or deviations held against those of a reference) or
``shares`` (how often values come up, held against a reference).
"""

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.key import keys
from mlready.facts.python.module import Function, Module, over_modules
from mlready.facts.python.syntax import walk
from mlready.facts.python.words import said, vocabulary, words
from mlready.facts.source import Source
from mlready.model.fact import Fact

_NAMED: Final = vocabulary("drift drifted psi drifts shift csi")
# Distances that a function may work out by itself, of two samples that lie in order.
_DISTANCES: Final = vocabulary("wasserstein kolmogorov smirnov hellinger cramer")
_ORDERED: Final = frozenset({"sort", "sorted", "searchsorted", "cumsum", "histogram"})
_REFERENCE: Final = vocabulary("reference ref baseline expected training train historical")
_TESTS: Final = vocabulary(
    "ks_2samp kstest wasserstein_distance chi2_contingency chisquare jensenshannon entropy anderson_ksamp "
    "mannwhitneyu ttest_ind epps_singleton_2samp energy_distance rel_entr kl_div cramervonmises_2samp"
)
_MOMENTS: Final = vocabulary("mean std var median quantile average nanmean")
_CURRENT: Final = vocabulary("current recent new production live")
# Words that tell of other things as often: the rows of a training, and those that are moved along.
_TRAINED: Final = vocabulary("train training")
_SHIFTS: Final = frozenset({"shift"})
_COUNTS: Final = vocabulary("count value_counts Counter bincount histogram")
_LOGARITHMS: Final = frozenset({"log", "log2", "log1p"})

SPEAKS: Final = (
    keys("word", _NAMED | _REFERENCE | _DISTANCES | {"stability"}),
    keys(
        "word",
        {part for name in _TESTS | _MOMENTS | _COUNTS | _LOGARITHMS | _ORDERED for part in name.lower().split("_")},
    ),
)
"""Words without which no drift is computed."""
_MEASURED: Final = re.compile(
    "|".join(("drift", "psi", "shift", "csi", "population_stability", *sorted(_TESTS | _DISTANCES))).encode()
)


def may_drift(source: Source) -> bool:
    """Return whether a look at the text leaves room for a function of drift: it is named so, or calls a known test."""
    return bool(_MEASURED.search(source.lines.lower()))


@over_modules
def read_drift(module: Module) -> Iterator[Fact]:
    """Yield the functions that compute drift by their own means."""
    for function in module.functions:
        by = _measure(function, module)
        if by:
            yield module.source.fact("drift", function.name, function.lineno, by=by)


def _measure(function: Function, module: Module) -> str | None:
    called = {name.rpartition(".")[2] for name, _ in module.called(function)}
    named = bool(words(function.name) & _NAMED) or "population_stability" in function.name or _speaks_of_drift(function)
    if words(function.name) & _DISTANCES and called & _ORDERED and said((function,)) & _REFERENCE:
        return "test"
    if not named and not called & _TESTS:
        return None
    spoken = said((function,)) | words(function.name)
    about = named or bool(spoken & _NAMED) or bool(spoken & _REFERENCE and spoken & _CURRENT)
    if about and called & _TESTS:
        return "test"
    if named and called & _LOGARITHMS and _divides(function):
        return "index"
    return _against_reference(function, called, spoken) if named and spoken & _REFERENCE else None


def _speaks_of_drift(function: Function) -> bool:
    """Return whether a function that is named as a comparison holds a current sample against the bound of a drift."""
    if not words(function.name) & (_REFERENCE | {"compare"}):
        return False
    spoken = said((function,))
    return bool("drift" in spoken and spoken & (_REFERENCE - _TRAINED) and spoken & _CURRENT)


def _against_reference(function: Function, called: set[str], spoken: frozenset[str]) -> str | None:
    """Return by what a function holds a sample against another that it calls the reference."""
    if not _compares(function):
        return None
    if called & _MOMENTS or spoken & _MOMENTS:
        return "moments"
    sampled = spoken & (_REFERENCE - _TRAINED) and spoken & _CURRENT and words(function.name) & (_NAMED - _SHIFTS)
    return "shares" if sampled and called & _COUNTS and _divides(function) else None


def _divides(function: Function) -> bool:
    return any(isinstance(one, ast.Div) for one in _operators(function))


def _compares(function: Function) -> bool:
    return any(isinstance(one, ast.Sub | ast.Gt | ast.Lt | ast.GtE | ast.LtE) for one in _operators(function))


def _operators(function: Function) -> Iterator[ast.operator | ast.cmpop]:
    for node in walk(function):
        match node:
            case ast.BinOp(op=operator) | ast.AugAssign(op=operator):
                yield operator
            case ast.Compare(ops=operators):
                yield from operators
            case _:
                pass
