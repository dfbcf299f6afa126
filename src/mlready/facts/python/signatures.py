"""Functions that a platform calls by their shape, without any word of where: ``handler(event, context)``."""

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.python.module import Function
from mlready.facts.python.syntax import walk

_EVENT: Final = re.compile(r"_?(event|context|ctx|req|request)")
_SCORED: Final = frozenset({"raw_data", "data", "mini_batch", "request", "raw_request", "input_data", "inputs"})
# What a platform of GPUs hands on to a function beside the request.
_OF_A_RUN: Final = ["run_id", "logger"]


def signatures(name: str, node: Function) -> Iterator[str]:
    """Yield what the shape of a function, of the qualified `name`, says of who calls it.

    ``signature.event`` and ``signature.request`` come over a network, ``signature.item`` and ``signature.run`` too;
    ``signature.mini_batch`` is handed the files of a batch.
    """
    arguments = [one.arg for one in node.args.args]
    if name == "predict" and arguments[1:] == _OF_A_RUN:
        yield "signature.item"
    if "." in name or not all(map(_tells_a_schema, node.decorator_list)) or len(arguments) not in (1, 2):
        return
    first, last = arguments[0], arguments[-1]
    both = len(arguments) > 1 and first.lstrip("_") == "event" and _EVENT.fullmatch(last)
    if both or (arguments == ["context", "event"] and name == "handler"):
        yield "signature.event"
    elif first in {"req", "request"} and len(arguments) == 1 and "Http" in ast.dump(node.args):
        yield "signature.request"
    elif name == "run" and first in _SCORED:
        yield "signature.mini_batch" if first == "mini_batch" or _goes_through(first, node) else "signature.run"


def _tells_a_schema(decorator: ast.expr) -> bool:
    """Return whether a decorator only says what a function takes or gives: ``@input_schema("data", …)``."""
    match decorator:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name.endswith("_schema")
        case _:
            return False


def _goes_through(given: str, node: Function) -> bool:
    """Return whether a function takes what it is given one by one, as it came: a batch of files, and no request."""
    nodes = [*walk(node)]
    if any(isinstance(one, ast.Name) and one.id == given and isinstance(one.ctx, ast.Store) for one in nodes):
        return False
    loops = (one.iter for one in nodes if isinstance(one, ast.For))
    through = (one.args[0] if isinstance(one, ast.Call) and one.args else one for one in loops)  # ``enumerate(files)``
    return any(isinstance(one, ast.Name) and one.id == given for one in through)
