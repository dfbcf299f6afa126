"""Texts as a module writes them out: its constants, and what it puts together of them."""

import ast
from collections.abc import Iterator
from typing import Final

UNKNOWN: Final = "?"
"""What stands for a text that only the running program knows."""


def texts_of(tree: ast.Module) -> dict[str, str]:
    """Return the module's own constants of text: a route is often written as one."""
    return {name: text for statement in tree.body for name, text in _constant(statement)}


def _constant(statement: ast.stmt) -> Iterator[tuple[str, str]]:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
            yield name, text
        case _:
            pass


def text_of(node: ast.AST | None, texts: dict[str, str]) -> str | None:
    """Return the text that `node` stands for, `*` for parts of it that nobody can tell; None where it is no text."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id=name) if name in texts:
            return texts[name]
        case ast.JoinedStr(values=values):
            return "".join(text_of(value, texts) or "*" for value in values)
        case ast.BinOp(op=ast.Add(), right=right):
            return f"*{text_of(right, texts) or ''}"
        case ast.Name() | ast.Attribute():
            return UNKNOWN
        case _:
            return None
