"""The keys of what a program sends to a platform's API: ``{"trafficRoutingConfig": …}``, ``DataCaptureConfig=…``.

Facts: ``key``, named by a key of a written-out table, or a named argument, that is spelt as APIs spell them and Python
does not: words run together, with capitals.
"""

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.python.module import Module, over_modules
from mlready.facts.python.syntax import walk
from mlready.model.fact import Fact

MAX_KEYS: Final = 200
MAX_KEY: Final = 200
_HOLD_KEYS: Final = (ast.Dict, ast.keyword, ast.Assign)
_RUN_TOGETHER: Final = re.compile(r"[A-Za-z]*[a-z][A-Z][A-Za-z]*")


@over_modules
def read_keys(module: Module) -> Iterator[Fact]:
    """Yield each such key of a module once."""
    said: set[str] = set()
    for node in walk(module.tree):
        for key, value in _keys(node) if isinstance(node, _HOLD_KEYS) else ():
            if len(key) > MAX_KEY or key.islower() or key in said or len(said) >= MAX_KEYS:
                continue
            if not _RUN_TOGETHER.fullmatch(key):
                continue
            if not (isinstance(value, ast.Constant) and value.value in (None, False, "")):
                said.add(key)
                yield module.source.fact("key", key, value.lineno)


def _keys(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    match node:
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, value
        case ast.keyword(arg=str(name), value=value):
            yield name, value
        case ast.Assign(targets=[ast.Subscript(slice=ast.Constant(value=str(name)))], value=value):
            yield name, value
        case _:
            pass
