"""What every function of a module calls, hands on, takes in and refuses: what `mlready.facts.reach` follows.

Facts: ``flow`` (a function; ``calls``, ``passes``, ``guards``, ``takes``, ``refuses``, separated by blanks; ``does``
is empty for one that only gives back a constant or what it got), and ``flow.scope`` (what is put before every handler
of a module or application).
"""

import ast
import builtins
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from mlready.facts.python.module import module_of
from mlready.facts.python.names import Names
from mlready.facts.python.refusals import refused
from mlready.facts.python.syntax import of, statements, within
from mlready.facts.source import Source
from mlready.model.fact import Fact

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

MAX_NAMES: Final = 80
_DULL: Final = frozenset([*dir(builtins), *dir(str), *dir(dict), *dir(list), *dir(set)])
_INJECTED: Final = frozenset({"Depends", "Security", "Inject", "Provide"})
_GUARD_LISTS: Final = frozenset({"permission_classes", "authentication_classes", "decorators", "method_decorators"})
_SCOPES: Final = frozenset({"add_middleware", "include_router", "before_request", "middleware"})
# What takes a function and calls it, at once, later or in another thread.
_RUNNERS: Final = frozenset(
    [
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
# Schemas that a call makes at run time.
_SCHEMA_MAKERS: Final = frozenset({"create_model"})


def read_flows(source: Source) -> Iterator[Fact]:
    """Yield the flow of each function and method of a module, and of what stands before its handlers."""
    module = module_of(source)
    if module is None:
        return
    tree, names = module.tree, module.names
    known = list(functions(tree))
    own = {node.name for _, node, _ in known}
    for qualified, node, owner in known:
        guards = list(_guards(node, names))
        if owner is not None:
            guards += _class_guards(owner, names)
        calls = [part for one in node.body for part in within(one, ast.Call) if isinstance(part, ast.Call)]
        yield source.fact(
            "flow",
            qualified,
            node.lineno,
            calls=_joined(called(calls, names)),
            passes=_joined(_passed(calls, names, own)),
            guards=_joined(guards),
            takes=_joined(takes := [*_taken(node, names), *_built(node, calls, names)]),
            refuses=_joined([*refused(node), *_made_schema(takes)]),
            does=" ".join(_done(node, calls)),
        )
    yield from _aliases(source, tree, names)
    yield from _scopes(source, tree, names)


def functions(tree: ast.Module) -> Iterator[tuple[str, Function, ast.ClassDef | None]]:
    """Yield each function with its dotted name and class. One inside a function belongs to that one."""
    waiting: deque[tuple[str, ast.AST, ast.ClassDef | None]] = deque([("", tree, None)])
    while waiting:
        prefix, node, owner = waiting.popleft()
        for child in statements(node):
            match child:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    yield f"{prefix}{name}", child, owner
                    waiting.append((f"{prefix}{name}.", child, None))
                case ast.ClassDef(name=name):
                    waiting.append((f"{prefix}{name}.", child, child))
                case ast.If() | ast.Try() | ast.With():
                    waiting.append((prefix, child, owner))
                case _:
                    pass


def called(calls: Iterable[ast.Call], names: Names) -> Iterator[str]:
    """Yield the dotted name of each call; calling what a variable holds is ``….__call__`` of what made it, too."""
    for node in calls:
        name = names.called(node.func)
        if name and name.rpartition(".")[2] not in _DULL:
            yield name
            if name.endswith(".__call__"):
                yield from _variable(node.func)


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
    if any(within(one, *_BRANCHES) for one in function.body):
        yield "branches"
    if any(within(one, *_WORKS) for one in function.body) or any(map(_changes, calls)):
        yield "calls"


def _changes(call: ast.Call) -> bool:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name not in _TELLS
        case _:
            return False


def _injected(node: ast.AST | None, names: Names) -> Iterator[str]:
    """Yield what an annotation or default asks the framework to call first."""
    for part in within(node, ast.Call) if node is not None else ():
        match part:
            case ast.Call(func=function, args=[wanted, *_]) if _last(function, names) in _INJECTED:
                if name := names.dotted(wanted):
                    yield name
            case _:
                pass


def _guards(node: Function, names: Names) -> Iterator[str]:
    for decorator in node.decorator_list:
        if name := names.dotted(decorator):
            yield name
        yield from _injected(decorator, names)
    arguments = node.args
    for default in (*arguments.defaults, *(one for one in arguments.kw_defaults if one)):
        yield from _injected(default, names)
    for parameter in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        yield from _injected(parameter.annotation, names)


def _class_guards(owner: ast.ClassDef, names: Names) -> Iterator[str]:
    for decorator in owner.decorator_list:
        if name := names.dotted(decorator):
            yield name
    for statement in owner.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in _GUARD_LISTS:
                yield from _listed(value, names)
            case _:
                pass


def _listed(value: ast.AST, names: Names) -> Iterator[str]:
    for part in within(value, ast.Name, ast.Attribute):
        if isinstance(part, ast.Name | ast.Attribute) and (name := names.dotted(part)):
            yield name


def _taken(node: Function, names: Names) -> Iterator[str]:
    """Yield the types of the parameters that the caller fills in."""
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    padding: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    defaults = [*padding, *arguments.defaults, *arguments.kw_defaults]
    for parameter, default in zip([*positional, *arguments.kwonlyargs], defaults, strict=False):
        given = not any(_injected(default, names)) and not any(_injected(parameter.annotation, names))
        if parameter.annotation is not None and given:
            yield from _listed(parameter.annotation, names)
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call):
            for argument in decorator.args:
                yield from _listed(argument, names)


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
        if any(_speaks_of(source, given) for source in sources):
            yield name


def _from_request(function: Function, given: set[str]) -> Iterator[str]:
    for part in (one for statement in function.body for one in within(statement, ast.Assign)):
        match part:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _speaks_of(value, given):
                yield name
            case _:
                pass


def _speaks_of(node: ast.AST, given: set[str]) -> bool:
    return any(isinstance(one, ast.Name) and one.id in given for one in within(node, ast.Name))


def _aliases(source: Source, tree: ast.Module, names: Names) -> Iterator[Fact]:
    """Yield types that carry a guard with them, such as ``User = Annotated[…, Depends(check)]``."""
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript() as value):
                if guards := list(_injected(value, names)):
                    yield source.fact("flow", name, statement.lineno, guards=_joined(guards))
            case _:
                pass


def _scopes(source: Source, tree: ast.Module, names: Names) -> Iterator[Fact]:
    for _, node in of(tree, ast.Call, ast.FunctionDef, ast.AsyncFunctionDef):
        if isinstance(node, ast.Call):
            name = _last(node.func, names)
            before = [keyword.value for keyword in node.keywords if keyword.arg == "dependencies"]
            found = [one for value in before for one in _injected(value, names)]
            if name == "add_middleware":
                found += [one for argument in node.args for one in _listed(argument, names)]
            if found:
                wide = "file" if name not in _SCOPES and name.endswith("Router") else "folder"
                yield source.fact("flow.scope", name, node.lineno, guards=_joined(found), wide=wide)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for decorator in node.decorator_list:
                if (name := _last(decorator, names)) in _SCOPES:
                    yield source.fact("flow.scope", name, node.lineno, guards=node.name, wide="folder")


def _last(node: ast.expr, names: Names) -> str:
    return (names.dotted(node) or "").rpartition(".")[2]


def _joined(words: Iterable[str]) -> str:
    seen: dict[str, None] = {}
    for word in words:
        seen.setdefault(word)
        if len(seen) >= MAX_NAMES:
            break
    return " ".join(seen)
