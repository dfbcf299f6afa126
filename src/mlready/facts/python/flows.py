"""What every function of a module calls, hands on, takes in and refuses: what `mlready.facts.reach` follows.

Facts: ``flow`` (a function; ``calls``, ``passes``, ``guards``, ``takes``, ``refuses``, separated by blanks; ``does``
is empty for one that only gives back a constant or what it got), and what `mlready.facts.python.guards` tells.
"""

import ast
import builtins
from collections.abc import Iterable, Iterator
from typing import Final

from mlready.facts.python.guards import aliases, class_guards, guards, injected, joined, listed, scopes
from mlready.facts.python.module import Function, module_of
from mlready.facts.python.names import Names
from mlready.facts.python.refusals import refused
from mlready.facts.python.syntax import throughout
from mlready.facts.python.words import mentions
from mlready.facts.source import Source
from mlready.model.fact import Fact

_DULL: Final = frozenset([*dir(builtins), *dir(str), *dir(dict), *dir(list), *dir(set)])
# What takes a function and calls it, at once, later or in another thread.
_RUNNERS: Final = frozenset(
    [
        "benchmark",
        "add_task",
        "apply",
        "apply_async",
        "imap",
        "map",
        "partial",
        "Process",
        "retry",
        "run_in_executor",
        "run_in_threadpool",
        "run_sync",
        "starmap",
        "StreamingResponse",
        "submit",
        "Thread",
        "to_thread",
        "wrap",
    ]
)
# Calls that tell of what happens and change nothing.
_TELLS: Final = frozenset(
    {"print", "debug", "info", "warning", "warn", "error", "exception", "log", "getLogger", "super"}
    | {"NotImplementedError"}
)
_BRANCHES: Final = (ast.If, ast.IfExp, ast.Match, ast.While, ast.Compare, ast.BoolOp)
# What does something without a call.
_WORKS: Final = (ast.BinOp, ast.Subscript, ast.For, ast.AsyncFor, ast.comprehension)
# What stands for a class, which makes one of its kind when it is called: ``model: type[Row]``.
_CLASSES: Final = frozenset({"type.__call__", "typing.Type.__call__"})
# Schemas that a call makes at run time.
_SCHEMA_MAKERS: Final = frozenset({"create_model"})


def read_flows(source: Source) -> Iterator[Fact]:
    """Yield the flow of each function and method of a module, and of what stands before its handlers."""
    module = module_of(source)
    if module is None:
        return
    names = module.names
    own = {node.name for _, node, _ in module.defined}
    of_class: dict[ast.ClassDef | None, list[str]] = {None: []}
    for qualified, node, owner in module.defined:
        if owner is not None and owner not in of_class:
            of_class[owner] = joined(class_guards(owner, names)).split()
        calls = [part for part in throughout(node.body, ast.Call) if isinstance(part, ast.Call)]
        yield source.fact(
            "flow",
            qualified,
            node.lineno,
            calls=joined([*called(calls, names), *_opened(calls, names, own)]),
            passes=joined(_passed(calls, names, own)),
            guards=joined([*guards(node, names), *of_class[owner]]),
            takes=joined(takes := [*_taken(node, names), *_built(node, calls, names)]),
            refuses=joined([*refused(node), *_made_schema(takes)]),
            does=" ".join(_done(node, calls)),
        )
    yield from aliases(module)
    yield from scopes(module)


def called(calls: Iterable[ast.Call], names: Names) -> Iterator[str]:
    """Yield the dotted name of each call; calling what a variable holds is ``….__call__`` of what made it, too."""
    for node in calls:
        name = names.called(node.func)
        if name and name.rpartition(".")[2] not in _DULL:
            yield name
            if name.endswith(".__call__") and name not in _CLASSES:
                yield from _variable(node.func)


def _opened(calls: Iterable[ast.Call], names: Names, own: set[str]) -> Iterator[str]:
    """Yield what each call means where it is of the module of which all is taken: ``from inference import *``."""
    taken = names.imports.get("*", "")
    known = own | _DULL
    for node in calls if taken else ():
        match node.func:
            case ast.Name(id=name) if name not in known and names.dotted(node.func) == name:
                yield taken.removesuffix("*") + name
            case _:
                pass


def _variable(node: ast.expr) -> Iterator[str]:
    """Yield what a variable is called by itself: ``model``, or ``?.self.model``."""
    match node:
        case ast.Name(id=name):
            yield name
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            yield f"?.{owner}.{name}"
        case _:
            pass


def _passed(calls: Iterable[ast.Call], names: Names, own: set[str]) -> Iterator[str]:
    """Yield the names of functions that are handed to others to be called, such as to a thread pool or a queue."""
    for node in calls:
        runs = (names.dotted(node.func) or "").rpartition(".")[2] in _RUNNERS
        for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
            wanted = isinstance(argument, ast.Name | ast.Attribute) and (runs or _is_function(argument, names, own))
            if wanted and (name := names.called(argument)):
                yield name


def _is_function(node: ast.expr, names: Names, own: set[str]) -> bool:
    """Return whether `node` names a function of the module, or something imported that is written like one."""
    match node:
        case ast.Name(id=name):
            return name in own or (name in names.imports and name[:1].islower() and "." in names.imports[name])
        case ast.Attribute(value=ast.Name(id="self"), attr=name):
            return name in own
        case _:
            return False


def _done(function: Function, calls: Iterable[ast.Call]) -> Iterator[str]:
    """Yield ``branches`` and ``calls``, as far as a function does so."""
    if throughout(function.body, *_BRANCHES):
        yield "branches"
    if any(map(_changes, calls)) or throughout(function.body, *_WORKS):
        yield "calls"


def _changes(call: ast.Call) -> bool:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name not in _TELLS
        case _:
            return False


def _taken(node: Function, names: Names) -> Iterator[str]:
    """Yield the types of the parameters that the caller fills in."""
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    padding: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    defaults = [*padding, *arguments.defaults, *arguments.kw_defaults]
    for parameter, default in zip([*positional, *arguments.kwonlyargs], defaults, strict=False):
        given = not any(injected(default, names)) and not any(injected(parameter.annotation, names))
        if parameter.annotation is not None and given:
            yield from listed(parameter.annotation, names)
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call):
            for argument in decorator.args:
                yield from listed(argument, names)


def _made_schema(takes: Iterable[str]) -> Iterator[str]:
    """Yield the word for a signature that refuses, where one of the types was made as a schema at run time."""
    if any(name.rpartition(".")[2] in _SCHEMA_MAKERS for name in takes):
        yield "mistyped"


def _built(node: Function, calls: list[ast.Call], names: Names) -> Iterator[str]:
    """Yield the types that are made from what came in: ``Payload(**request.json)``, ``Payload.parse(body)``."""
    given = {one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)} - {"self", "cls"}
    given |= {"request", *_from_request(node, given | {"request"})}
    for part in calls:
        if not (name := names.dotted(part.func)):
            continue
        sources = [keyword.value for keyword in part.keywords if keyword.arg is None]
        if name.rpartition(".")[2] in {"model_validate", "model_validate_json", "parse_obj", "parse_raw", "load"}:
            sources += part.args
            name = name.rpartition(".")[0]
        if any(mentions(source, given) for source in sources):
            yield name


def _from_request(function: Function, given: set[str]) -> Iterator[str]:
    for part in throughout(function.body, ast.Assign):
        match part:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if mentions(value, given):
                yield name
            case _:
                pass
