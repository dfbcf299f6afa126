"""Where drift or a bad figure starts training in code.

Facts: ``trigger``, named by what is started; ``in`` is the function, ``because`` is ``drift``, ``metric`` or
``decision``.
"""

import ast
from collections.abc import Iterator, Sequence
from typing import Final

from mlready.facts.python.module import Module, over_modules
from mlready.facts.python.syntax import walk
from mlready.facts.python.words import LOOSE_METRICS, METRICS, said, vocabulary, words
from mlready.model.fact import Fact

_DRIFT: Final = vocabulary("drift drifted drifts drifting psi degraded degradation stale")
_DECISION: Final = frozenset({"retrain", "retraining"})
_TRAINS: Final = vocabulary("train retrain retraining training")
_STARTS: Final = vocabulary(
    "train retrain retraining trigger run start execute launch submit schedule perform initiate invoke "
    "autonomous auto do task kick"
)
_BEST: Final = vocabulary("best epoch fold patience")

SPEAKS: Final = (
    _TRAINS | {"pipeline", "dag", "workflow", "job"},
    _DRIFT | _DECISION | METRICS | LOOSE_METRICS,
)
"""Words without which nothing starts training."""


@over_modules
def read_triggers(module: Module) -> Iterator[Fact]:
    """Yield what an ``if`` about drift or a bad figure starts, in its branch or by not ending before."""
    for owner, node in module.nodes:
        inside = owner
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inside = f"{owner}.{node.name}".lstrip(".")
        for statement, later in _followed(node):
            if because := _because(statement.test):
                ends = isinstance(statement.body[-1], ast.Return) and because != "metric"
                for name, call in _started([*statement.body, *(later if ends else ())], module):
                    yield module.source.fact("trigger", name, call.lineno, **{"in": inside, "because": because})


def _followed(node: ast.AST) -> Iterator[tuple[ast.If, Sequence[ast.stmt]]]:
    """Yield each ``if`` that stands in a body of `node`, with what comes after it there."""
    for name in ("body", "orelse", "finalbody"):
        body = getattr(node, name, None)
        if isinstance(body, list):
            for number, statement in enumerate(body):
                if isinstance(statement, ast.If):
                    yield statement, body[number + 1 :]


def _because(test: ast.expr) -> str | None:
    spoken = said((test,))
    if spoken & _BEST:
        return None
    if spoken & _DECISION:
        return "decision"
    if spoken & _DRIFT:
        return "drift"
    compared = any(
        isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Lt | ast.Gt | ast.LtE | ast.GtE)
        for node in walk(test)
    )
    return "metric" if compared and spoken & (METRICS | LOOSE_METRICS) else None


def _started(body: Sequence[ast.stmt], module: Module) -> Iterator[tuple[str, ast.Call]]:
    for statement in body:
        for name, call in module.called(statement):
            last = name.rpartition(".")[2]
            spoken = words(last)
            first = next(iter(last.lower().lstrip("_").split("_")), "")
            about = spoken & _TRAINS or (first == "trigger" and spoken & {"pipeline", "dag", "workflow", "job"})
            if about and (first in _STARTS or last.lower().endswith(("_flow", "_pipeline", "_job"))):
                yield name, call
