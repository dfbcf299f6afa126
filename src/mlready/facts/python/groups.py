"""Where a metric is computed for one part of the data after the other.

Facts: ``group-metric``, named by the metric's function; ``in`` is the function that it stands in. A metric of each
class of the target is none: the groups are those of the people or things that are judged.
"""

import ast
from collections.abc import Iterator
from typing import Final

from mlready.facts.python.module import Module, over_modules
from mlready.facts.python.syntax import walk
from mlready.facts.python.words import METRICS, said, vocabulary, words
from mlready.model.fact import Fact

_GROUPS: Final = vocabulary(
    "group groups groupby subgroup subgroups slice slices slicing segment segments sensitive protected "
    "demographic demographics gender sex race ethnicity age cohort cohorts region regions attribute"
)
_NOT_GROUPS: Final = vocabulary("fold folds epoch epochs kfold")

SPEAKS: Final = (METRICS, _GROUPS)
"""Words without which no metric is computed by group."""


@over_modules
def read_group_metrics(module: Module) -> Iterator[Fact]:
    """Yield the metrics that are computed within a loop over groups."""
    for owner, node in module.nodes:
        if isinstance(node, ast.For) and _over_groups(node):
            for name, call in module.called(node):
                if words(name.rpartition(".")[2]) & METRICS and _masked(call, node):
                    yield module.source.fact("group-metric", name, call.lineno, **{"in": owner})


def _over_groups(loop: ast.For) -> bool:
    spoken = said((loop.target, loop.iter))
    return bool(spoken & _GROUPS) and not spoken & _NOT_GROUPS


def _masked(call: ast.Call, loop: ast.For) -> bool:
    """Return whether what the metric gets was picked by what the loop is at."""
    picked = {name.id for name in walk(loop.target) if isinstance(name, ast.Name)}
    for node in walk(loop):
        match node:
            case ast.Assign(targets=targets, value=value) if picked & {
                name.id for name in walk(value) if isinstance(name, ast.Name)
            }:
                picked |= {name.id for target in targets for name in walk(target) if isinstance(name, ast.Name)}
            case _:
                pass
    return any(isinstance(name, ast.Name) and name.id in picked for argument in call.args for name in walk(argument))
