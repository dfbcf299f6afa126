"""Entries of a log: what their fields are called, whether handed over one by one or as a table."""

import ast
from collections.abc import Iterable, Iterator
from typing import Final

from mlready.facts.python.module import Function
from mlready.facts.python.syntax import within
from mlready.facts.python.words import vocabulary, words

_CAME_IN: Final = vocabulary("query question request prompt input inputs features message messages text")
_WENT_OUT: Final = vocabulary("answer prediction predictions output reply completion")


def tells_both(fields: Iterable[str]) -> bool:
    """Return whether an entry of such `fields` holds what came in and what went out."""
    spoken = [known for field in fields if (known := words(field))]
    return any(field <= _CAME_IN for field in spoken) and any(field <= _WENT_OUT for field in spoken)


def fields(call: ast.Call) -> Iterator[str]:
    """Yield how the fields of a structured entry are called: ``query`` of ``log.info("asked", query=query)``."""
    for keyword in call.keywords:
        if keyword.arg and not isinstance(keyword.value, ast.Constant):
            yield keyword.arg
        yield from _keys(keyword.value)


def of_tables(function: Function, call: ast.Call) -> Iterator[str]:
    """Yield the keys of each table that `call` is given under a name: ``entry = {…}``, ``upload_log(entry)``."""
    names = {one.id for one in call.args if isinstance(one, ast.Name)}
    for node in within(function, ast.Assign) if names else ():
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=table) if name in names:
                yield from _keys(table)
            case _:
                pass


def _keys(table: ast.expr) -> Iterator[str]:
    for one in table.keys if isinstance(table, ast.Dict) else ():
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value
