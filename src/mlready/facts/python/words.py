"""The words that names are made of: ``best_valAUC`` is best, val and auc."""

import ast
import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from mlready.facts.python.syntax import within

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_MAX_NAME: Final = 200


def vocabulary(text: str) -> frozenset[str]:
    """Return the words of `text`, which stand apart from each other."""
    return frozenset(text.split())


METRICS: Final = vocabulary(
    "accuracy acc auc auroc aucpr auprc prauc f1 fbeta rmse mae mse mape smape rmsle r2 recall precision "
    "wer cer bleu rouge perplexity map logloss mcc kappa gini ndcg mrr iou dice silhouette specificity "
    "sensitivity brier"
)
"""Words that name a figure of how good a model is, and hardly anything else."""

LOOSE_METRICS: Final = vocabulary("score scores metric metrics loss performance error evaluation")
"""Words that may name such a figure."""


@lru_cache(maxsize=4_000)
def words(name: str) -> frozenset[str]:
    """Return the words of a name, in lower case; a digit also stays with the letters before it."""
    return words_once(name)


def words_once(name: str) -> frozenset[str]:
    """Return what `words` does, and keep nothing of it: for who asks for each name once."""
    parts = [part.lower() for part in _WORD.findall(name[:_MAX_NAME])]
    joined = {left + right for left, right in pairwise(parts) if right.isdigit() or left in {"pr", "roc"}}
    return frozenset(parts) | joined


def identifiers(node: ast.AST) -> Iterator[str]:
    """Yield the names in `node`: variables, attributes, and the keys that subscripts and getters ask for."""
    for child in within(node, ast.Name, ast.Attribute, ast.Subscript, ast.Call):
        match child:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield name
            case ast.Subscript(slice=ast.Constant(value=str(key))):
                yield key
            case ast.Call(args=[ast.Constant(value=str(key)), *_], func=ast.Attribute(attr="get")):
                yield key
            case ast.Call(args=[_, ast.Constant(value=str(key)), *_], func=ast.Name(id="getattr")):
                yield key
            case _:
                pass


def mentions(node: ast.AST, variables: Container[str]) -> bool:
    """Return whether one of `variables` stands in `node`."""
    return any(isinstance(one, ast.Name) and one.id in variables for one in within(node, ast.Name))


def said(nodes: Iterable[ast.AST]) -> frozenset[str]:
    """Return the words of every name in `nodes`."""
    return frozenset(word for node in nodes for name in identifiers(node) for word in words(name))
