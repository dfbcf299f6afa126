"""What a module offers over a network: functions that answer requests, and how they are put there.

Facts: ``handler``, named by its route where that is written out (``?`` otherwise). ``by`` is the dotted name of the
decorator, registering call or base class, ``methods`` those of HTTP in lower case, where the text tells them,
``function`` what answers, ``gives`` the texts that it gives back as they are written out, keys and values.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from mlready.facts.python.alone import alone
from mlready.facts.python.given import gives
from mlready.facts.python.module import Function, module_of
from mlready.facts.python.names import Names
from mlready.facts.python.signatures import signatures
from mlready.facts.python.syntax import walk
from mlready.facts.python.texts import UNKNOWN, text_of
from mlready.facts.source import Source
from mlready.model.fact import Fact

_METHODS: Final = frozenset({"get", "post", "put", "patch", "delete", "websocket", "ws"})
ROUTES: Final = _METHODS | {"route", "api_route", "add_route", "add_api_route", "websocket_route"}
"""What makes a route of one handler, as a decorator or a call."""

# What answers GET alone where nobody says otherwise.
_GETS: Final = frozenset({"route", "api_route", "add_api_route", "add_url_rule"})
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
# What the text of a module holds where handlers are put in their place by calls, by name or by shape.
_PUT: Final = re.compile(
    b"|".join(
        (
            alone(_REGISTER - _METHODS, rb"[ \t]*\("),
            alone(_METHODS, rb"\([rf]?[\"']/"),
            rb"\([ \t\n]*[rf]?[\"']/[^\"'\n]*[\"'][ \t\n]*,[ \t\n]*\w",
            rb"Servicer",
            rb"def[ \t]+(?:run\(|\w+\([ \t\n]*_?(?:event|req|context[^\n]{0,200},[ \t]*event))",
            rb"def[ \t]+predict\([^)]{0,400}\brun_id\b",
        )
    )
)
_DECORATOR: Final = re.compile(rb"\n[ \t]*@(?:[\w.]*\.)?(\w+)")
_METHOD: Final = re.compile(rb"\n[ \t]+(?:async[ \t]+)?def[ \t]+(\w+)")
_DECORATED: Final = re.compile(rb"\n[ \t]*[@)][^\n]*\n[ \t]*class\b")
_DECORATORS: Final = frozenset(word.encode() for word in ROUTES | _PATHLESS)
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


class _Way(NamedTuple):
    """How requests come to a function."""

    route: str
    by: str
    methods: str = ""


def read_routes(source: Source) -> Iterator[Fact]:
    """Yield every function of a module that answers requests."""
    module = module_of(source)
    if module is None:
        return
    tree, names = module.tree, module.names
    texts = module.texts
    every = module.defined
    known = {name: node for name, node, _ in every}
    given = cache(gives)  # one function may answer many routes
    for name, node, owner in every:
        shapes = (_Way(UNKNOWN, by) for by in signatures(name, node))
        for way in (*_decorated(node, names, texts), *_by_class(node, owner, names, texts), *shapes):
            yield _handler(source, way, name, node, given)
    parts = _Parts(tree)
    answers = _answers(known)
    of_class = {node.name: answers.get(node.name, []) for node in parts.classes}
    for way, wanted, line in _registered(parts, names, texts):
        for one in (*([wanted] if wanted in known else ()), *of_class.get(wanted, ())):
            yield _handler(source, way, one, known[one], given)
        if wanted not in known and wanted not in of_class:
            yield source.fact("handler", way.route, line, by=way.by, methods=way.methods, function=wanted)


def _answers(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the methods that answer requests, of those called `names`, by their class."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        owner, _, rest = name.partition(".")
        if rest.rpartition(".")[2] in _CLASS_METHODS:
            found[owner].append(name)
    return found


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


def _handler(source: Source, way: _Way, name: str, node: Function, given: Callable[[Function], str]) -> Fact:
    methods = way.methods or _asked_by(name.rpartition(".")[2])
    return source.fact("handler", way.route, node.lineno, by=way.by, methods=methods, function=name, gives=given(node))


def _asked_by(word: str) -> str:
    """Return the method of HTTP that a decorator, a registering call or a method of a class is named after."""
    method = word.lower().removeprefix("on_").removeprefix("do_").removeprefix("add_")
    return method if method in _METHODS else ""


def _methods(word: str, keywords: Mapping[str | None, ast.expr]) -> str:
    """Return the methods that a route is put in place for: by its name, as it is told, or ``get``."""
    told = keywords.get("methods")
    if told is not None:
        return " ".join(
            one.value.lower() for one in walk(told) if isinstance(one, ast.Constant) and isinstance(one.value, str)
        )
    return _asked_by(word) or ("get" if word in _GETS else "")


def _decorated(node: Function, names: Names, texts: Mapping[str, str]) -> Iterator[_Way]:
    for decorator in node.decorator_list:
        name = names.dotted(decorator)
        word = (name or "").rpartition(".")[2]
        if name is None or ("." not in name and word not in _PATHLESS):
            continue
        if isinstance(decorator, ast.Call) and word in ROUTES:
            keywords = {keyword.arg: keyword.value for keyword in decorator.keywords}
            named = keywords.get("path") or keywords.get("rule") or keywords.get("route")
            route = text_of(decorator.args[0] if decorator.args else named, texts)
            spelt = "route" in keywords  # Azure's functions leave the first slash out
            if route is not None and (spelt or route[:1] in {"/", "*", "", "<"} or route == UNKNOWN):
                route = (f"/{route}" if spelt and route[:1].isalnum() else route) or "/"
                yield _Way(route, name, _methods(word, keywords))
            elif route is None and not decorator.args:
                yield _Way("/", name, _methods(word, keywords))
        elif word in _PATHLESS:
            yield _Way(UNKNOWN, name)


def _by_class(node: Function, owner: ast.ClassDef | None, names: Names, texts: Mapping[str, str]) -> Iterator[_Way]:
    if owner is None:
        return
    bases = [base for base in map(names.dotted, owner.bases) if base]
    for base in bases:
        remote = base.endswith("Servicer") and not node.name.startswith("_")
        if remote or node.name in _CLASS_METHODS - {"__call__"}:
            yield _Way(UNKNOWN, base)
    if node.name in _CLASS_METHODS:
        for decorator in owner.decorator_list:
            if name := names.dotted(decorator):
                arguments = decorator.args if isinstance(decorator, ast.Call) else []
                yield _Way(text_of(arguments[0] if arguments else None, texts) or UNKNOWN, name)


def _registered(parts: _Parts, names: Names, texts: Mapping[str, str]) -> Iterator[tuple[_Way, str, int]]:
    """Yield the way, the dotted name of the answering function or class, and the line."""
    own = {node.name for node in (*parts.functions, *parts.classes)}
    for node in parts.registering:
        match node:
            case ast.Call():
                yield from _by_call(node, names, texts, own)
            case ast.Tuple(elts=[first, ast.Name() | ast.Attribute() as second, *_], lineno=line):
                route = text_of(first, texts)
                if route and route.startswith("/") and (wanted := _function(second, names, own)):
                    yield _Way(route, "tuple"), wanted, line
            case _:
                pass


def _by_call(call: ast.Call, names: Names, texts: Mapping[str, str], own: set[str]) -> Iterator[tuple[_Way, str, int]]:
    by = names.dotted(call.func) or ""
    word = by.rpartition(".")[2]
    if word not in _REGISTER:
        return
    route = next((text for one in call.args if (text := text_of(one, texts)) and text != UNKNOWN), None)
    if route is None or (word in _METHODS and not route.startswith("/")):
        return
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    named = (value for key, value in keywords.items() if key in {"endpoint", "view_func", "view", "handler"})
    # Falcon and others register an instance: what answers is its class.
    given = (one.func if isinstance(one, ast.Call) and word == "add_route" else one for one in (*call.args, *named))
    for value in given:
        if wanted := _function(value, names, own):
            yield _Way(route, by, _methods(word, keywords)), wanted.removesuffix(".as_view"), call.lineno


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
