"""What stands before the functions of a module: decorators, what a framework is asked to call first, and middleware.

Facts: ``flow.scope`` (what is put before every handler of a module or application), and ``flow`` for a type that
carries a guard with it.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from mlready.facts.python.module import Function, Module
from mlready.facts.python.names import Names
from mlready.facts.python.routes import ROUTES
from mlready.facts.python.syntax import within
from mlready.model.fact import Fact

MAX_NAMES: Final = 80
"""How many names one attribute of a flow holds at most."""

_INJECTED: Final = frozenset({"Depends", "Security", "Inject", "Provide"})
_CALLED: Final = ".__call__"
_GUARD_LISTS: Final = frozenset({"permission_classes", "authentication_classes", "decorators", "method_decorators"})
_MIDDLEWARE: Final = frozenset({"middleware", "middlewares", "http_middlewares", "guards"})
_SCOPES: Final = frozenset({"add_middleware", "include_router", "before_request", "middleware"})


def guards(node: Function, names: Names) -> Iterator[str]:
    """Yield what is called before a function, by its name."""
    for decorator in node.decorator_list:
        if name := names.dotted(decorator):
            yield name
        yield from injected(decorator, names)
    arguments = node.args
    for default in (*arguments.defaults, *(one for one in arguments.kw_defaults if one)):
        yield from injected(default, names)
        if isinstance(default, ast.Name) and not default.id.isupper() and (name := names.dotted(default)):
            yield name if name.rpartition(".")[2] not in _INJECTED else default.id
    for parameter in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        yield from injected(parameter.annotation, names)


def class_guards(owner: ast.ClassDef, names: Names) -> Iterator[str]:
    """Yield what is called before every method of a class."""
    for decorator in owner.decorator_list:
        if name := names.dotted(decorator):
            yield name
    for statement in owner.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in _GUARD_LISTS:
                yield from listed(value, names)
            case _:
                pass


def injected(node: ast.AST | None, names: Names) -> Iterator[str]:
    """Yield what an annotation or default asks the framework to call first."""
    for part in within(node, ast.Call) if node is not None else ():
        match part:
            case (
                ast.Call(func=function, args=[wanted, *_])
                | ast.Call(func=function, keywords=[ast.keyword(arg="dependency", value=wanted), *_])
            ) if _last(function, names) in _INJECTED:
                yield from _wanted(wanted, names)
            case _:
                pass


def _wanted(node: ast.expr, names: Names) -> Iterator[str]:
    """Yield what the framework calls where it is asked for `node`; of an object, what it is called by, too."""
    if name := names.dotted(node):
        yield name
        if isinstance(node, ast.Call) or (names.called(node) or "").endswith(_CALLED):
            yield f"{name}{_CALLED}"


def listed(value: ast.AST, names: Names) -> Iterator[str]:
    """Yield every dotted name that `value` is made of."""
    for part in within(value, ast.Name, ast.Attribute):
        if isinstance(part, ast.Name | ast.Attribute) and (name := names.dotted(part)):
            yield name


def aliases(module: Module) -> Iterator[Fact]:
    """Yield types and defaults that carry a guard with them: ``User = Annotated[…, Depends(check)]``."""
    for statement in module.tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript() | ast.Call() | ast.IfExp() as value):
                if found := list(injected(value, module.names)):
                    yield module.source.fact("flow", name, statement.lineno, guards=joined(found))
            case _:
                pass


def scopes(module: Module) -> Iterator[Fact]:
    """Yield what is put before every handler of a module or application."""
    source, names = module.source, module.names
    lists = dict(_lists(module))
    for _, node in module.of(ast.Call, ast.FunctionDef, ast.AsyncFunctionDef):
        if isinstance(node, ast.Call):
            name = _last(node.func, names)
            named = () if name in ROUTES else node.keywords  # what is put before one handler is its own
            found = [one for keyword in named for one in _before(keyword, names, lists)]
            if name == "add_middleware":
                found += [one for argument in node.args for one in listed(argument, names)]
            if found:
                wide = "file" if name not in _SCOPES and name.endswith("Router") else "folder"
                yield source.fact("flow.scope", name, node.lineno, guards=joined(found), wide=wide)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for decorator in node.decorator_list:
                if (name := _last(decorator, names)) in _SCOPES:
                    yield source.fact("flow.scope", name, node.lineno, guards=node.name, wide="folder")


def _lists(module: Module) -> Iterator[tuple[str, ast.expr]]:
    """Yield the lists of a module by name: what is put before several routers stands in one."""
    for statement in module.tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.List() | ast.Tuple() as value):
                yield name, value
            case _:
                pass


def _before(keyword: ast.keyword, names: Names, lists: Mapping[str, ast.expr]) -> Iterator[str]:
    """Yield what an argument of an application or router puts before its handlers."""
    value = lists.get(keyword.value.id, keyword.value) if isinstance(keyword.value, ast.Name) else keyword.value
    if keyword.arg == "dependencies":
        yield from injected(value, names)
    elif keyword.arg in _MIDDLEWARE and isinstance(value, ast.List | ast.Tuple):
        yield from listed(value, names)


def _last(node: ast.expr, names: Names) -> str:
    return (names.dotted(node) or "").rpartition(".")[2]


def joined(words: Iterable[str]) -> str:
    """Return `words`, each once, as an attribute of a fact holds them; no more than `MAX_NAMES`."""
    seen: dict[str, None] = {}
    for word in words:
        seen.setdefault(word)
        if len(seen) >= MAX_NAMES:
            break
    return " ".join(seen)
