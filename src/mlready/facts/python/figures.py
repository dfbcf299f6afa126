"""Figures of how good a model is, held against a bound."""

import ast
from collections.abc import Mapping
from typing import Final, TypeAlias

from mlready.facts.python.syntax import walk, within
from mlready.facts.python.words import LOOSE_METRICS, METRICS, said, vocabulary, words

_ORDERED: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_CONTEXT: Final = vocabulary(
    "candidate challenger champion baseline production prod promote promotion register deploy gate gates "
    "quality threshold thresholds evaluation evaluate validation min minimum max target required "
    "incumbent expected acceptable contender"
)
# What a new model is called, and the one that it is held against.
_NEW: Final = vocabulary("new candidate challenger contender latest trained")
_OLD: Final = vocabulary("old current existing previous prev champion production prod incumbent live baseline deployed")
# The score of one record, text or column, which is no figure of a model.
_OF_ONE: Final = vocabulary(
    "drift drifted psi anomaly risk confidence similarity relevance credit fraud toxicity sentiment distance health"
)
# What has the name of a figure and counts or measures something else.
_COUNTED: Final = vocabulary("count counts counter errors retries retry attempt attempts consecutive")
_PLACED: Final = vocabulary("rect row rows box c2 x2 y2")
_R_SQUARED: Final = frozenset({"r2"})
# What asks whether one is better than the other.
_OUTDOES: Final = vocabulary("better beats outperforms improves improved surpasses exceeds")
_BOUNDS: Final = vocabulary(
    "threshold thresholds min max minimum maximum limit target required bound tolerance expected"
)
_SCORING: Final = vocabulary("score evaluate evaluation metric metrics performance")
_MAPPED: Final = frozenset({"map"})
CARRIED: Final = (METRICS - _MAPPED - _R_SQUARED) | _SCORING
"""Words of what gives a figure to a variable, whatever that is called."""
BEST: Final = frozenset({"best"})
"""How the one that was picked is called, before it is kept."""

_Words: TypeAlias = Mapping[str, frozenset[str]]


class Figures:
    """What is known of the figures of a function: the variables that hold one, and those that hold a comparison."""

    def __init__(self, owner: str) -> None:
        self.owner = owner
        self._carried: dict[str, frozenset[str]] = {}
        self._compared: dict[str, frozenset[str]] = {}
        self._given_by: dict[str, frozenset[str]] = {}

    def learn(self, node: ast.Assign) -> None:
        """Take in what the targets of an assignment hold from now on."""
        names = [name.id for target in node.targets for name in walk(target) if isinstance(name, ast.Name)]
        if metric := self.compared(node.value):
            self._compared |= dict.fromkeys(names, metric)
        elif metric := _given(node.value, self._carried):
            self._carried |= dict.fromkeys(names, metric)
        match node.value:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                self._given_by |= dict.fromkeys(names, words(name))
            case _:
                pass

    def compared(self, test: ast.expr, context: frozenset[str] = frozenset()) -> frozenset[str]:
        """Return the words of the figure that `test` holds against a bound, as `figure` does."""
        return figure(test, self.owner, self._carried, context)

    def decided(self, test: ast.expr) -> frozenset[str]:
        """Return the words of the figure that `test` compares, or whose comparison a variable in it holds."""
        return self.compared(test) or _held(test, self._compared)

    def asked(self, test: ast.expr) -> frozenset[str]:
        """Return the words of the functions that gave what the variables in `test` hold."""
        return _held(test, self._given_by)


def _given(value: ast.expr, before: _Words) -> frozenset[str]:
    """Return the words of the figure that `value` gives; none for a bound, or where it gives no figure.

    The name of the variable that gets it need not tell: ``gain = auc(new) - auc(old)``.
    """
    match value:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args):
            about = words(name) | said(args)
            loose = (words(name) | {word for one in args for word in _named(one)}) & _SCORING
        case ast.Subscript() | ast.BinOp():
            about = said((value,))
            loose = frozenset()
        case _:
            return frozenset()
    if about & _BOUNDS:
        return frozenset()
    return (about & METRICS - _MAPPED - _R_SQUARED) | loose | _held(value, before)


def _named(node: ast.expr) -> frozenset[str]:
    return words(node.id) if isinstance(node, ast.Name) else frozenset()


def _held(node: ast.AST, by: _Words) -> frozenset[str]:
    return frozenset(
        word for one in within(node, ast.Name) if isinstance(one, ast.Name) for word in by.get(one.id, frozenset())
    )


def figure(
    test: ast.expr, owner: str, carried: _Words | None = None, context: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the words of the figure that `test` holds against a bound; none where it does no such thing.

    A loose word needs one that tells of a decision near it, or one of `context`; `carried` is what variables hold.
    """
    held = carried or {}
    around = words(owner)
    for node in within(test, ast.comprehension):
        match node:
            case ast.comprehension(iter=bounds):
                around |= said((bounds,))
            case _:
                pass
    for node in within(test, ast.Compare):
        match node:
            case ast.Compare(left=first, ops=ops, comparators=[*others, right]) if isinstance(ops[0], _ORDERED):
                # Between two bounds, the figure stands in the middle, and the upper one may be given by nature.
                left = others[0] if others else first
                right = first if others and _trivial(right) else right
                # A bound that must itself lie between two is no figure.
                if _trivial(left) or _trivial(right) or (others and said((left,)) & _BOUNDS):
                    continue
                spoken = said((left, right)) | _held(left, held) | _held(right, held)
                firm = spoken & METRICS - (_R_SQUARED if spoken & _PLACED else frozenset())
                loose = spoken & LOOSE_METRICS if not spoken & (_COUNTED | _OF_ONE) else frozenset()
                if firm or (loose and ((spoken | around) & _CONTEXT or spoken & context or _rivals(left, right))):
                    return firm or loose
            case _:
                pass
    return next(filter(None, map(_outdone, within(test, ast.Call))), frozenset())


def _outdone(call: ast.AST) -> frozenset[str]:
    """Return the words of the figures that a function is asked about: ``is_better(new_score, old_score)``."""
    match call:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[one, other, *_]) if _rivals(one, other):
            return said((one, other)) & (METRICS | LOOSE_METRICS) if words(name) & _OUTDOES else frozenset()
        case _:
            return frozenset()


def _rivals(left: ast.expr, right: ast.expr) -> bool:
    """Return whether the new is held against the old."""
    one, other = said((left,)), said((right,))
    return bool((one & _NEW and other & _OLD) or (one & _OLD and other & _NEW))


def _trivial(node: ast.expr) -> bool:
    """Return whether `node` is a limit that figures have by nature, such as 0, 1 or infinity."""
    match node:
        case ast.Constant(value=value):
            return value in {0, 1, 100} or not isinstance(value, int | float)
        case ast.UnaryOp() | ast.Call(func=ast.Name(id="len")):
            return True
        case ast.Call(func=ast.Name(id="float"), args=[ast.Constant()]):
            return True
        case _:
            return False
