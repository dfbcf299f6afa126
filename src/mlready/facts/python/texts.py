"""Texts as a module writes them out: its constants, and what it puts together of them."""

import ast
from collections.abc import Iterator, Mapping
from typing import Final

UNKNOWN: Final = "?"
"""What stands for a text that only the running program knows."""

MOST: Final = 400
"""How much of a text is told."""

MOST_PARTS: Final = 12
"""How many parts of a path that is put together are told."""

_FALLBACK: Final = frozenset({"getenv", "get"})


def texts_of(tree: ast.Module) -> dict[str, str]:
    """Return the module's own constants of text: a route is often written as one.

    Of a variable of the environment that is what stands where nobody sets it.
    """
    return {name: text for statement in tree.body for name, text in _constant(statement)}


def _constant(statement: ast.stmt) -> Iterator[tuple[str, str]]:
    match statement:
        case (
            ast.Assign(targets=[ast.Name(id=name)], value=value) | ast.AnnAssign(target=ast.Name(id=name), value=value)
        ):
            if (text := _text(value)) is not None:
                yield name, text[:MOST]
        case _:
            pass


def _text(value: ast.expr | None) -> str | None:
    match value:
        case ast.Constant(value=str(text)):
            return text
        case ast.Call(func=ast.Attribute(attr=called) | ast.Name(id=called), args=[_, ast.Constant(value=str(text))]):
            return text if called in _FALLBACK else None
        case _:
            return None


def text_of(node: ast.AST | None, texts: Mapping[str, str]) -> str | None:
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


def string_arguments(call: ast.Call, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the text of each argument of `call` that is written out, there or as one of the constants `texts`."""
    yield from filter(None, (written(argument, texts) for argument in call.args))


def written(node: ast.AST, texts: Mapping[str, str]) -> str | None:
    """Return the text of `node`, as far as it is written out, there or as one of the constants `texts`.

    What is filled in later is ``{}``; the words of a command that is given as a list stand one after the other, and so
    do the lines of a text. `texts` holds what each name stands for where `node` does.
    """
    return _written(node, texts, MOST_PARTS)


def _written(node: ast.AST, texts: Mapping[str, str], left: int) -> str | None:
    """Return what is written out in a path or sum of at most `left` parts."""
    match node:
        case (
            ast.Constant(value=str(text))
            | ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="format"))
        ):
            return _on_one_line(text)
        case ast.Name(id=name) if name in texts:
            return _on_one_line(texts[name])
        case ast.JoinedStr(values=parts):
            return " ".join("".join(_filled(part, texts) for part in parts[:MOST]).split())
        case ast.List(elts=[ast.Constant(value=str()), _, *_] as parts):
            return " ".join(_written(part, texts, left) or "{}" for part in parts)
        case ast.BinOp(left=before, op=ast.Div() | ast.Add() as operator, right=after) if left:
            both = [_written(part, texts, left - 1) for part in (before, after)]
            between = "/" if isinstance(operator, ast.Div) else ""
            return between.join(one or "{}" for one in both) if any(both) else None
        case _:
            return None


def _filled(part: ast.expr, texts: Mapping[str, str]) -> str:
    match part:
        case ast.Constant(value=value):
            return str(value)
        case ast.FormattedValue(value=ast.Name() as name):
            return _written(name, texts, 0) or "{}"
        case _:
            return "{}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text
