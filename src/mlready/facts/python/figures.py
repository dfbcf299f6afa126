"""Figures of how good a model is, held against a bound."""

import ast
from typing import Final

from mlready.facts.python.syntax import walk
from mlready.facts.python.words import LOOSE_METRICS, METRICS, said, vocabulary, words

_ORDERED: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_CONTEXT: Final = vocabulary(
    "candidate challenger champion baseline production prod promote promotion register deploy gate gates "
    "quality threshold thresholds evaluation evaluate validation min minimum max target required "
    "incumbent"
)
# What has the name of a figure and counts or measures something else.
_COUNTED: Final = vocabulary("count counts counter errors retries retry attempt attempts consecutive")
_PLACED: Final = vocabulary("rect row rows box c2 x2 y2")
_R_SQUARED: Final = frozenset({"r2"})


def figure(test: ast.expr, owner: str) -> frozenset[str]:
    """Return the words of the figure that `test` holds against a bound; none where it does no such thing."""
    around = words(owner)
    for node in walk(test):
        match node:
            case ast.comprehension(iter=bounds):
                around |= said((bounds,))
            case _:
                pass
    for node in walk(test):
        match node:
            case ast.Compare(left=left, ops=[op], comparators=[right]) if isinstance(op, _ORDERED):
                if _trivial(left) or _trivial(right):
                    continue
                spoken = said((left, right))
                firm = spoken & METRICS - (_R_SQUARED if spoken & _PLACED else frozenset())
                if firm or (spoken & LOOSE_METRICS and not spoken & _COUNTED and (spoken | around) & _CONTEXT):
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
