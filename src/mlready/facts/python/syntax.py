"""Syntax trees that are walked often: the order of their nodes is found once.

Every reader of a module's meaning asks what stands inside this function or that condition. `ast.walk` searches the tree
anew each time, which took most of a scan.
"""

import ast
from collections.abc import Iterable
from typing import Final

_SPAN: Final = "_mlready_span"


def number(tree: ast.AST) -> None:
    """Give every node of `tree` its place in the order of the text, for `walk` to use."""
    order: list[ast.AST] = []
    starts: dict[int, int] = {}
    waiting: list[tuple[ast.AST, bool]] = [(tree, False)]
    while waiting:
        node, seen = waiting.pop()
        if seen:
            setattr(node, _SPAN, (order, starts[id(node)], len(order)))
            continue
        starts[id(node)] = len(order)
        order.append(node)
        waiting.append((node, True))
        waiting.extend((child, False) for child in reversed(list(ast.iter_child_nodes(node))))


def walk(node: ast.AST) -> Iterable[ast.AST]:
    """Return `node` and every node below it, in the order of the text."""
    span = node.__dict__.get(_SPAN)
    if span is None:
        return ast.walk(node)
    order, start, end = span
    return list(order[start:end])
