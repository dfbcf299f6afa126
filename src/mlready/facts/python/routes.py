"""What a module offers over a network: functions that answer requests, and how they are put there.

Facts: ``handler``, named by its route where that is written out (``?`` otherwise). ``by`` is the dotted name of the
decorator, registering call or base class, ``function`` what answers, ``gives`` the texts that it gives back as they are
written out, keys and values.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from mlready.facts.python.module import Function, module_of
from mlready.facts.python.names import Names
from mlready.facts.python.signatures import signatures
from mlready.facts.python.syntax import children, walk
from mlready.facts.source import Source
from mlready.model.fact import Fact

_METHODS: Final = frozenset({"get", "post", "put", "patch", "delete", "websocket", "ws"})
_WORDS: Final = _METHODS | {"route", "api_route", "add_route", "websocket_route"}
# Decorators that make an endpoint without telling its path.
_PATHLESS: Final = frozenset(
    {"api", "api_view", "http", "endpoint", "web_endpoint", "fastapi_endpoint", "action", "function_name"}
)
_REGISTER: Final = _METHODS | {
    "add_api_route",
    "add_api_websocket_route",
    "add_get",
    "add_post",
    "add_resource",
    "add_route",
    "add_url_rule",
    "api_route",
    "path",
    "re_path",
    "register",
    "Route",
    "url",
}
_CLASS_METHODS: Final = (
    _METHODS
    | {f"on_{one}" for one in _METHODS}
    | {"create", "list", "retrieve", "__call__"}
    | {"do_GET", "do_POST", "do_PUT"}  # of Python's own server
)
_SERVICE: Final = "Servicer"
_UNKNOWN: Final = "?"
MAX_GIVEN: Final = 200
# What the text of a module holds where handlers are put in their place by calls, by name or by shape.
_PUT: Final = re.compile(
    rb"\b(?:%s)[ \t]*\(|\b(?:%s)\([rf]?[\"']/|\([ \t\n]*[rf]?[\"']/[^\"'\n]*[\"'][ \t\n]*,[ \t\n]*\w"
    rb"|Servicer|def[ \t]+run\(|def[ \t]+\w+\([ \t\n]*_?(?:event|req|context[^\n]{0,200},[ \t]*event)"
    rb"|def[ \t]+predict\([^)]{0,400}\brun_id\b"
    % ("|".join(sorted(_REGISTER - _METHODS)).encode(), "|".join(sorted(_METHODS)).encode())
)
_DECORATOR: Final = re.compile(rb"\n[ \t]*@(?:[\w.]*\.)?(\w+)")
_METHOD: Final = re.compile(rb"\n[ \t]+(?:async[ \t]+)?def[ \t]+(\w+)")
_DECORATED: Final = re.compile(rb"\n[ \t]*[@)][^\n]*\n[ \t]*class\b")
_DECORATORS: Final = frozenset(word.encode() for word in _WORDS | _PATHLESS)
_ANSWERS: Final = frozenset(word.encode() for word in _CLASS_METHODS)


def may_route(source: Source) -> bool:
    """Return whether a look at the text leaves room for a handler in it; most modules have none."""
    content = b"\n" + source.lines
    methods = _ANSWERS.intersection(_METHOD.findall(content))
    return (
        not _DECORATORS.isdisjoint(_DECORATOR.findall(content))
        or bool(methods - {b"__call__"})
        or (bool(methods) and bool(_DECORATED.search(content)))
        or bool(_PUT.search(content))
    )


def read_routes(source: Source) -> Iterator[Fact]:
    """Yield every function of a module that answers requests."""
    module = module_of(source)
    if module is None:
        return
    tree, names = module.tree, module.names
    texts = _texts(tree)
    every = module.defined
    known = {name: node for name, node, _ in every}
    gives = cache(_gives)
    classes = _Classes(names)
    for name, node, owner in every:
        shapes = ((_UNKNOWN, by) for by in signatures(name, node))
        for route, by in (*_decorated(node, names, texts), *_by_class(node, owner, classes, texts), *shapes):
            yield source.fact("handler", route, node.lineno, by=by, function=name, gives=gives(node))
    parts = _Parts(tree)
    answers = _answers(known)
    of_class = {node.name: answers.get(node.name, []) for node in parts.classes}
    for route, by, wanted, line in _registered(parts, names, texts):
        for one in (*([wanted] if wanted in known else ()), *of_class.get(wanted, ())):
            node = known[one]
            yield source.fact("handler", route, node.lineno, by=by, function=one, gives=gives(node))
        if wanted not in known and wanted not in of_class:
            yield source.fact("handler", route, line, by=by, function=wanted)


def _answers(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the methods that answer requests, of those called `names`, by their class."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        owner, _, rest = name.partition(".")
        if rest.rpartition(".")[2] in _CLASS_METHODS:
            found[owner].append(name)
    return found


class _Classes:
    """What the classes of a module are made of: looked up once, and not for each of their methods."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._bases: dict[ast.ClassDef, Sequence[str]] = {}
        self._services: dict[ast.ClassDef, Sequence[str]] = {}

    def bases(self, owner: ast.ClassDef, *, answers: bool) -> Sequence[str]:
        """Return the bases of a class; for a method that does not answer by its name, only those of remote services."""
        if owner not in self._bases:
            self._bases[owner] = [base for base in map(self.names.dotted, owner.bases) if base]
            self._services[owner] = [base for base in self._bases[owner] if base.endswith(_SERVICE)]
        return (self._bases if answers else self._services)[owner]


class _Parts:
    """The nodes of a module that matter here, found in one walk and in the order of the text."""

    def __init__(self, tree: ast.Module) -> None:
        self.classes: list[ast.ClassDef] = []
        self.functions: list[Function] = []
        self.registering: list[ast.Call | ast.Tuple] = []
        places: dict[type[ast.AST], list[Any]] = {
            ast.Call: self.registering,
            ast.Tuple: self.registering,
            ast.ClassDef: self.classes,
            ast.FunctionDef: self.functions,
            ast.AsyncFunctionDef: self.functions,
        }
        for node in walk(tree):
            place = places.get(type(node))
            if place is not None:
                place.append(node)


def _gives(node: Function) -> str:
    """Return the texts that `node` gives back, ``status: ok``, as far as they are written out."""
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


def _texts(tree: ast.Module) -> dict[str, str]:
    """Return the module's own constants of text: a route is often written as one."""
    return {name: text for statement in tree.body for name, text in _constant(statement)}


def _constant(statement: ast.stmt) -> Iterator[tuple[str, str]]:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
            yield name, text
        case _:
            pass


def _text(node: ast.AST | None, texts: dict[str, str]) -> str | None:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id=name) if name in texts:
            return texts[name]
        case ast.JoinedStr(values=values):
            return "".join(_text(value, texts) or "*" for value in values)
        case ast.BinOp(op=ast.Add(), right=right):
            return f"*{_text(right, texts) or ''}"
        case ast.Name() | ast.Attribute():
            return _UNKNOWN
        case _:
            return None


def _decorated(node: Function, names: Names, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    for decorator in node.decorator_list:
        name = names.dotted(decorator)
        word = (name or "").rpartition(".")[2]
        if name is None or ("." not in name and word not in _PATHLESS):
            continue
        if isinstance(decorator, ast.Call) and word in _WORDS:
            keywords = {keyword.arg: keyword.value for keyword in decorator.keywords}
            named = keywords.get("path") or keywords.get("rule") or keywords.get("route")
            route = _text(decorator.args[0] if decorator.args else named, texts)
            spelt = "route" in keywords  # Azure's functions leave the first slash out
            if route is not None and (spelt or route[:1] in {"/", "*", "", "<"} or route == _UNKNOWN):
                yield (f"/{route}" if spelt and route[:1].isalnum() else route) or "/", name
            elif route is None and not decorator.args:
                yield "/", name
        elif word in _PATHLESS:
            yield _UNKNOWN, name


def _by_class(
    node: Function, owner: ast.ClassDef | None, classes: _Classes, texts: dict[str, str]
) -> Iterator[tuple[str, str]]:
    if owner is None:
        return
    answers = node.name in _CLASS_METHODS and node.name != "__call__"
    if answers or not node.name.startswith("_"):
        yield from ((_UNKNOWN, base) for base in classes.bases(owner, answers=answers))
    if node.name in _CLASS_METHODS:
        for decorator in owner.decorator_list:
            if name := classes.names.dotted(decorator):
                arguments = decorator.args if isinstance(decorator, ast.Call) else []
                yield (_text(arguments[0] if arguments else None, texts) or _UNKNOWN), name


def _registered(parts: _Parts, names: Names, texts: dict[str, str]) -> Iterator[tuple[str, str, str, int]]:
    """Yield route, registering call, dotted name of the answering function or class, and line."""
    own = {node.name for node in (*parts.functions, *parts.classes)}
    for node in parts.registering:
        match node:
            case ast.Call():
                yield from _by_call(node, names, texts, own)
            case ast.Tuple(elts=[first, ast.Name() | ast.Attribute() as second, *_], lineno=line):
                route = _text(first, texts)
                if route and route.startswith("/") and (wanted := _function(second, names, own)):
                    yield route, "tuple", wanted, line
            case _:
                pass


def _by_call(call: ast.Call, names: Names, texts: dict[str, str], own: set[str]) -> Iterator[tuple[str, str, str, int]]:
    by = names.dotted(call.func) or ""
    word = by.rpartition(".")[2]
    if word not in _REGISTER:
        return
    route = next((text for one in call.args if (text := _text(one, texts)) and text != _UNKNOWN), None)
    if route is None or (word in _METHODS and not route.startswith("/")):
        return
    named = (one.value for one in call.keywords if one.arg in {"endpoint", "view_func", "view", "handler"})
    # Falcon and others register an instance: what answers is its class.
    given = (one.func if isinstance(one, ast.Call) and word == "add_route" else one for one in (*call.args, *named))
    for value in given:
        if wanted := _function(value, names, own):
            yield route, by, wanted.removesuffix(".as_view"), call.lineno


def _function(node: ast.AST, names: Names, own: set[str]) -> str | None:
    """Return the dotted name of a function or class, own or imported; nothing of a variable that holds data."""
    if isinstance(node, ast.Call) and not (isinstance(node.func, ast.Attribute) and node.func.attr == "as_view"):
        return None
    if not isinstance(node, ast.Name | ast.Attribute | ast.Call):
        return None
    root: ast.AST = node
    while isinstance(root, ast.Attribute | ast.Call):
        root = root.value if isinstance(root, ast.Attribute) else root.func
    if isinstance(root, ast.Name) and (root.id in own or root.id in names.imports or root.id == "self"):
        return names.dotted(node)
    return None
