"""What names in a module stand for: imports with their aliases, and variables that hold what a call made."""

import ast
from typing import Final

from mlready.facts.python.syntax import of, walk

UNKNOWN: Final = "?"
_MAX_CHAIN: Final = 40
# What a notebook's runtime hands over without an import.
_HANDED_OVER: Final = frozenset({"dbutils"})
# Annotations that say something about a type, which is the first thing in their brackets.
_AROUND: Final = frozenset({"Annotated", "Optional", "Final", "ClassVar"})


class Names:
    """Turns an expression into the dotted name of what it calls.

    ``from mlflow import log_metric as log`` makes ``log(…)`` a call of ``mlflow.log_metric``; ``app = FastAPI()`` makes
    ``app.get(…)`` one of ``fastapi.FastAPI.get``. A method of something unknown is ``?.method``.
    """

    def __init__(self, tree: ast.AST) -> None:
        self.imports: dict[str, str] = {}
        self._held: dict[str, str] = {}
        self._given: dict[int, str] = {}
        self._attributes: dict[str, set[str]] = {}
        self._known: dict[int, str | None] | None = None
        for _, node in of(tree, ast.Import, ast.ImportFrom):
            self._learn_import(node)
        for _, node in of(tree, ast.Assign, ast.AnnAssign, ast.withitem, ast.arg):
            self._learn_variable(node)
        for _, node in of(tree, ast.FunctionDef, ast.AsyncFunctionDef):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                self._learn_parameters(node)
                self._learn_attributes(node)
        for attribute, kinds in self._attributes.items():
            if len(kinds) == 1 and UNKNOWN not in kinds:  # where two classes disagree, nobody knows
                self._held.setdefault(attribute, *kinds)
        # By the identity of nodes, which live as long as the tree does: every reader asks for the same names again.
        self._tree = tree
        self._known = {}

    def _learn_import(self, node: ast.AST) -> None:
        match node:
            case ast.Import(names=names):
                for alias in names:
                    top = alias.name.partition(".")[0]
                    self.imports[alias.asname or top] = alias.name if alias.asname else top
            case ast.ImportFrom(module=module, names=names, level=level):
                base = "." * level + (module or "")
                for alias in names:
                    self.imports[alias.asname or alias.name] = f"{base}.{alias.name}" if module else base + alias.name
            case _:
                pass

    def _learn_variable(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=[target], value=ast.Call() as call):
                self._hold(target, self.dotted(call.func))
            case ast.Assign(targets=[target], value=ast.Await(value=ast.Call() as call)):
                self._hold(target, self.dotted(call.func))
            case ast.AnnAssign(target=target, annotation=annotation):
                self._hold(target, self.dotted(_plain(annotation)))
            case ast.withitem(context_expr=ast.Call() as call, optional_vars=ast.expr() as target):
                self._hold(target, self.dotted(call.func))
            case ast.arg(arg=name, annotation=ast.expr() as annotation):
                self._hold(ast.Name(id=name), self.dotted(_plain(annotation)))
            case _:
                pass

    def _learn_parameters(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Learn the parameters that another function of the module calls the same, and means something else by."""
        arguments = function.args
        others: dict[str, str] = {}
        for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            kind = self.dotted(_plain(one.annotation)) if one.annotation else None
            if kind and not kind.startswith(UNKNOWN) and self._held.get(one.arg, kind) != kind:
                others[one.arg] = kind
        if others:
            for part in (part for statement in function.body for part in walk(statement)):
                if isinstance(part, ast.Name) and part.id in others:
                    self._given[id(part)] = others[part.id]

    def _learn_attributes(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Learn what an object keeps of the parameters that it is made of: ``self.client = client``."""
        arguments = function.args
        given = {one.arg: one.annotation for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
        for statement in function.body:
            match statement:
                case ast.Assign(
                    targets=[ast.Attribute(value=ast.Name(id="self"), attr=attribute)], value=ast.Name(id=name)
                ):
                    annotation = given.get(name)
                    kind = (self.dotted(_plain(annotation)) if annotation else None) or UNKNOWN
                    known = UNKNOWN if kind.startswith(UNKNOWN) else kind
                    self._attributes.setdefault(f"self.{attribute}", set()).add(known)
                case _:
                    pass

    def _hold(self, target: ast.expr, made_by: str | None) -> None:
        key = ".".join(_chain(target) or ())
        if key and made_by and not made_by.startswith(UNKNOWN):
            self._held.setdefault(key, made_by)

    def called(self, function: ast.expr) -> str | None:
        """Return the dotted name of a call of `function`, told more fully than by `dotted`.

        Calling what a variable holds is ``….__call__`` of what made it; of something unknown the last parts stay.
        """
        name = self.dotted(function)
        chain = _chain(function) or ()
        if name is None or (".".join(chain) in self._held and chain[0] not in self.imports):
            return f"{name}.__call__" if name else None
        return f"{UNKNOWN}.{'.'.join(chain[-3:])}" if name.startswith(UNKNOWN) and len(chain) > 1 else name

    def dotted(self, node: ast.expr) -> str | None:
        """Return the dotted name that `node` stands for; None where it is no name at all."""
        if self._known is None:  # still learning what names stand for
            return self._told(node)
        key = id(node)
        if key not in self._known:
            self._known[key] = self._told(node)
        return self._known[key]

    def _told(self, node: ast.expr) -> str | None:
        chain = _chain(node)
        if not chain:
            return None
        for length in range(len(chain), 0, -1):
            key = ".".join(chain[:length])
            known = (self._given_to(node) or self.imports.get(key)) if length == 1 else None
            known = known or self._held.get(key)
            if known:
                return ".".join([known, *chain[length:]])
        if chain[0] in _HANDED_OVER:
            return ".".join(chain)
        return chain[0] if len(chain) == 1 else f"{UNKNOWN}.{chain[-1]}"

    def _given_to(self, node: ast.expr) -> str | None:
        """Return the type of the parameter that `node` begins with, where another function means another by it."""
        return self._given.get(id(_root(node))) if self._given else None


def _plain(annotation: ast.expr) -> ast.expr:
    """Return the type that `annotation` says something about: ``X`` of ``Annotated[X, …]``, of ``X | None``."""
    match annotation:
        case ast.Subscript(value=ast.Name(id=name) | ast.Attribute(attr=name), slice=inner) if name in _AROUND:
            return _plain(inner.elts[0] if isinstance(inner, ast.Tuple) and inner.elts else inner)
        case ast.BinOp(left=left, op=ast.BitOr(), right=ast.Constant(value=None)):
            return _plain(left)
        case _:
            return annotation


def _chain(node: ast.expr) -> tuple[str, ...] | None:
    """Return the parts of ``a.b(…).c[0].d`` as (a, b, c, d); None where it starts with no name."""
    parts: list[str] = []
    current: ast.expr = node
    for _ in range(_MAX_CHAIN):
        match current:
            case ast.Attribute(value=value, attr=attribute):
                parts.append(attribute)
                current = value
            case ast.Call(func=value) | ast.Subscript(value=value) | ast.Await(value=value):
                current = value
            case ast.Name(id=name):
                return (name, *reversed(parts))
            case _:
                return (UNKNOWN, *reversed(parts)) if parts else None
    return None


def _root(node: ast.expr) -> ast.expr:
    """Return what a chain of attributes, calls and brackets begins with."""
    for _ in range(_MAX_CHAIN):
        match node:
            case (
                ast.Attribute(value=below) | ast.Call(func=below) | ast.Subscript(value=below) | ast.Await(value=below)
            ):
                node = below
            case _:
                break
    return node
