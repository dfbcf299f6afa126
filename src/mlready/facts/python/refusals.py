"""How a function turns a caller away, or refuses what it is given.

Words: a status of HTTP (``401``), ``invalid`` (an error of value is raised), ``malformed`` (what came in is looked at,
and refused for it), ``asserted`` (an assertion is about the form of what came in), ``mistyped`` (the framework refuses
what is no number, or out of the bounds that the signature sets).
"""

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.python.syntax import statements, walk, within
from mlready.facts.python.words import mentions

_Function = ast.FunctionDef | ast.AsyncFunctionDef

_STATUS: Final = re.compile(r"(?:HTTP_)?(4\d\d)(?:_.*)?")
_WORDED: Final = (
    ("401", re.compile(r"un_?authori[sz]ed|not_?authenticated|authentication_?(failed|error)", re.IGNORECASE)),
    ("403", re.compile(r"forbidden|permission_?denied|access_?denied|not_?authori[sz]ed", re.IGNORECASE)),
    ("400", re.compile(r"bad_?request|unprocessable|unsupported_?media", re.IGNORECASE)),
)
_BAD_VALUE: Final = re.compile(r"ValueError|TypeError|.*Validation.*|.*Invalid.*")
_TURNS_AWAY: Final = frozenset({"abort", "set_status", "send_error", "error"})
_ROUTES: Final = frozenset({"get", "post", "put", "patch", "api_route", "websocket"})
# Arguments of a declared parameter that bound its value.
_BOUNDS: Final = frozenset({"ge", "gt", "le", "lt", "min_length", "max_length", "multiple_of", "pattern", "regex"})
_NUMBERS: Final = frozenset({"float", "Decimal", "Literal"})
_BAD_REQUESTS: Final = frozenset({"400", "422"})
_SCHEMA_CALLS: Final = frozenset(
    {"model_validate", "model_validate_json", "parse_obj", "parse_raw", "validate", "load", "validate_python"}
    | {"validate_json", "structure", "convert"}
)
_REFUSALS: Final = frozenset({"error", "errors", "detail"})
_READS: Final = frozenset({"get", "json", "get_json", "items", "keys", "values", "body", "form", "to_dict"})
_LOOKS_AT: Final = frozenset({"isinstance", "len", "set", "all", "any", "float", "int"})


def refused(node: _Function) -> Iterator[str]:
    """Yield the words for `node`; not what it makes of an error that something else raised."""
    given = _given(node)
    waiting: list[tuple[ast.AST, bool]] = [(statement, False) for statement in reversed(node.body)]
    while waiting:
        part, looked = waiting.pop()
        if isinstance(part, ast.Return | ast.Raise | ast.Assert):
            yield from _ends(part, given, looked=looked)
        elif isinstance(part, ast.Expr) and _turns_away(part.value):
            yield from _statuses(part)
        elif isinstance(part, ast.Try):
            yield from _of_schema(part, given)
        elif isinstance(part, ast.Assign | ast.AnnAssign | ast.For):
            _learn(part, given)
        inside = looked or (isinstance(part, ast.If) and _looks_at(part.test, given))
        below = [(child, inside) for child in statements(part) if not isinstance(child, ast.ExceptHandler)]
        waiting.extend(reversed(below))
    if any(_routes(decorator) for decorator in node.decorator_list) and _bounded(node):
        yield "mistyped"


def _ends(part: ast.Return | ast.Raise | ast.Assert, given: set[str], *, looked: bool) -> Iterator[str]:
    """Yield the words for a statement that may end the function; `looked` where what came in has been looked at."""
    if isinstance(part, ast.Assert):
        if _looks_at(part.test, given) and not _for_types(part.test):
            yield "asserted"
        return
    yield from _statuses(part)
    if looked and _is_refusal(part):
        yield "malformed"


def _for_types(test: ast.expr) -> bool:
    """Return whether an assertion is one for those who check types: of a class, or that something is there."""
    match test:
        case ast.Call(func=ast.Name(id="isinstance")):
            return True
        case ast.Compare(ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
            return True
        case _:
            return False


def _turns_away(node: ast.expr) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in _TURNS_AWAY
        case _:
            return False


def _of_schema(tried: ast.Try, given: set[str]) -> Iterator[str]:
    """Yield how a caller is refused whose request a schema does not take."""
    if _builds(tried.body, given):
        for handler in tried.handlers:
            for part in walk(handler):
                if isinstance(part, ast.Raise | ast.Return):
                    yield from (code for code in _statuses(part) if code in _BAD_REQUESTS)


def _builds(body: list[ast.stmt], given: set[str]) -> bool:
    """Return whether all that is tried is to make a schema's object of what came in, or to hold it against a schema."""
    match body:
        case [ast.Assign(value=value) | ast.Expr(value=value)]:
            pass
        case [ast.AnnAssign(value=ast.expr() as value)]:
            pass
        case _:
            return False
    match value.value if isinstance(value, ast.Await) else value:
        case ast.Call(func=ast.Attribute(attr=name), args=[_, *_] as arguments) if name in _SCHEMA_CALLS:
            return any(mentions(one, given) for one in arguments)
        case ast.Call(args=[], keywords=[ast.keyword(arg=None, value=one)]):
            return mentions(one, given)
        case _:
            return False


def _given(node: _Function) -> set[str]:
    arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    return ({one.arg for one in arguments} - {"self", "cls"}) | {"request"}


def _learn(part: ast.Assign | ast.AnnAssign | ast.For, given: set[str]) -> None:
    """Add what a statement makes of what came in; not what a model or a store makes of it."""
    value = part.iter if isinstance(part, ast.For) else part.value
    targets = part.targets if isinstance(part, ast.Assign) else [part.target]
    if value is not None and _root(value) in given:
        given.update(target.id for target in targets if isinstance(target, ast.Name))


def _root(node: ast.AST) -> str:
    """Return the variable that ``(await a.json())["b"].get("c")`` or ``json.loads(a)`` is a part of."""
    while True:
        match node:
            case ast.Attribute(value=inner) | ast.Subscript(value=inner) | ast.Await(value=inner):
                node = inner
            case ast.Call(func=ast.Attribute(attr="loads"), args=[inner, *_]):
                node = inner
            case ast.Call(func=ast.Attribute(value=inner, attr=name)) if name in _READS:
                node = inner
            case ast.Name(id=name):
                return name
            case _:
                return ""


def _looks_at(test: ast.expr, given: set[str]) -> bool:
    """Return whether a condition is about the form of what came in: its type, its keys, its length or its range."""
    for part in within(test, ast.Call, ast.Compare):
        match part:
            case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in _LOOKS_AT and _root(first) in given:
                return True
            case ast.Compare(left=left, ops=ops, comparators=others):
                sides = (left, *others)
                if any(isinstance(side, ast.Constant) and side.value is None for side in sides):
                    looked = _root(left) in given and not isinstance(left, ast.Name)
                else:
                    looked = any(_root(side) in given for side in sides)
                if looked and not all(isinstance(one, ast.Eq | ast.NotEq) for one in ops):
                    return True
            case _:
                pass
    return False


def _is_refusal(part: ast.Return | ast.Raise) -> bool:
    if isinstance(part, ast.Raise):
        return True
    value = part.value.elts[0] if isinstance(part.value, ast.Tuple) and part.value.elts else part.value
    return isinstance(value, ast.Dict) and any(
        isinstance(key, ast.Constant) and key.value in _REFUSALS for key in value.keys
    )


def _routes(decorator: ast.expr) -> bool:
    return (
        isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Attribute) and decorator.func.attr in _ROUTES
    )


def _bounded(node: _Function) -> bool:
    """Return whether the signature of a handler asks for a number, or sets bounds that the framework enforces."""
    arguments = (*node.args.posonlyargs, *node.args.args)
    needed = arguments[: len(arguments) - len(node.args.defaults)]
    for one in needed:
        if isinstance(one.annotation, ast.Name) and one.annotation.id in _NUMBERS:
            return True
    declared = [*node.args.defaults, *(one for one in node.args.kw_defaults if one)]
    declared += [one.annotation for one in (*arguments, *node.args.kwonlyargs) if one.annotation is not None]
    return any(
        isinstance(part, ast.Call) and any(keyword.arg in _BOUNDS for keyword in part.keywords)
        for one in declared
        for part in walk(one)
    )


def _statuses(statement: ast.AST) -> Iterator[str]:
    for part in within(statement, ast.Constant, ast.Attribute, ast.Name):
        match part:
            case ast.Constant(value=int() as code) if 400 <= code < 500:  # noqa: PLR2004 - the caller's fault in HTTP
                yield str(code)
            case ast.Attribute(attr=word) | ast.Name(id=word):
                if status := _STATUS.fullmatch(word):
                    yield status[1]
                yield from (code for code, fits in _WORDED if fits.search(word))
                if isinstance(statement, ast.Raise) and _BAD_VALUE.fullmatch(word):
                    yield "invalid"
            case _:
                pass
