"""What is asked of an estimator once it is trained.

Facts: ``fitted``, named by the attribute, which by convention ends in an underscore (``feature_importances_``); once
for each function that asks. A check whether it is there asks for nothing.
"""

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.python.module import Module, over_modules
from mlready.model.fact import Fact

_ASKS: Final = "getattr"
# By convention; those of Spark are called in another manner.
_FITTED: Final = re.compile(r"[^_].*_|featureImportances")


@over_modules
def read_fitted(module: Module) -> Iterator[Fact]:
    """Yield each fitted attribute that is read."""
    told: set[tuple[str, str]] = set()
    for owner, node in module.of(ast.Attribute, ast.Call):
        name = _asked(node)
        if name and _FITTED.fullmatch(name) and (owner, name) not in told:
            told.add((owner, name))
            yield module.source.fact("fitted", name, getattr(node, "lineno", None), **{"in": owner})


def _asked(node: ast.AST) -> str | None:
    match node:
        case ast.Attribute(attr=name, ctx=ast.Load()):
            return name
        case ast.Call(func=ast.Name(id=called), args=[_, ast.Constant(value=str(name)), *_]) if called == _ASKS:
            return name
        case _:
            return None
