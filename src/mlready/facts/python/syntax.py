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
    waiting: list[ast.AST | tuple[ast.AST, int]] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):  # everything below this node has its place by now
            setattr(node[0], _SPAN, (order, node[1], len(order)))
            continue
        below = children(node)
        if below:
            waiting.append((node, len(order)))
            waiting.extend(reversed(below))
        else:
            setattr(node, _SPAN, (order, len(order), len(order) + 1))
        order.append(node)


def children(node: ast.AST) -> list[ast.AST]:
    """Return what stands right below `node`; the same as `ast.iter_child_nodes`, in half of its time."""
    below: list[ast.AST] = []
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, ast.AST):
            below.append(value)
        elif isinstance(value, list):
            below += [one for one in value if isinstance(one, ast.AST)]
    return below


def walk(node: ast.AST) -> Iterable[ast.AST]:
    """Return `node` and every node below it, in the order of the text."""
    span = node.__dict__.get(_SPAN)
    if span is None:
        return ast.walk(node)
    order, start, end = span
    return list(order[start:end])
