"""The texts that a function gives back as they are written out: ``status: ok``."""

import ast
from collections.abc import Iterator
from typing import Final

from mlready.facts.python.module import Function
from mlready.facts.python.syntax import children, walk

MAX_GIVEN: Final = 200


def gives(node: Function) -> str:
    """Return the texts that `node` gives back, keys and values, at most 200 characters of them."""
    given = [part.value for part in walk(node) if isinstance(part, ast.Return) and part.value is not None]
    if named := {value.id for value in given if isinstance(value, ast.Name)}:
        given += [part.value for part in walk(node) if isinstance(part, ast.Assign) and _names(part) & named]
    return ": ".join(text for value in given for text in _written(value))[:MAX_GIVEN]


def _names(node: ast.Assign) -> set[str]:
    """Return the variable that gets a table which is written out."""
    return {one.id for one in node.targets if isinstance(one, ast.Name)} if isinstance(node.value, ast.Dict) else set()


def _written(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Attribute(attr=name) if name.isupper():  # ``HTTPStatus.OK``
            yield name
        case ast.Dict(keys=keys, values=values):
            for pair in zip(keys, values, strict=True):
                yield from (text for one in pair if one is not None for text in _written(one))
        case _:
            for child in children(node):
                yield from _written(child)
