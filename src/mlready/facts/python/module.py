"""A parsed Python file, once for all readers of its meaning."""

import ast
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from typing import Final, TypeAlias
from weakref import ref

from mlready.facts.python.names import Names
from mlready.facts.python.parse import MAX_BYTES, notebook_code, parse
from mlready.facts.python.syntax import number, of, statements, within
from mlready.facts.python.texts import texts_of
from mlready.facts.python.variables import Variables
from mlready.facts.source import UNREAD, Source
from mlready.model.fact import Fact

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
_NOTEBOOK: Final = ".ipynb"
_MODULE: Final = "module"
_NO_PYTHON: Final = "does not parse as Python 3"


@dataclass(eq=False)
class Module:
    """A syntax tree, what its names stand for, and the file that it was read from.

    The file, which holds the module too, must outlive it.
    """

    file: ref[Source]
    tree: ast.Module
    names: Names

    @property
    def source(self) -> Source:
        """The file that the module was read from."""
        source = self.file()
        if source is None:
            message = "a module outlived its source"
            raise ReferenceError(message)
        return source

    def of(self, *types: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
        """Yield the nodes of some types, each with the dotted name of the class and function that it stands in."""
        return of(self.tree, *types)

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """Every function of the module, methods and inner ones too."""
        found = (node for _, node in self.of(ast.FunctionDef, ast.AsyncFunctionDef))
        return tuple(node for node in found if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))

    @cached_property
    def named(self) -> Mapping[str, Function]:
        """The functions by their own names; of several called alike the last."""
        return {one.name: one for one in self.functions}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The constants of text, by name."""
        return texts_of(self.tree)

    @cached_property
    def variables(self) -> Variables:
        """The texts that variables hold."""
        return Variables(self.tree, self.texts)

    @cached_property
    def defined(self) -> tuple[tuple[str, Function, ast.ClassDef | None], ...]:
        """Each function with its dotted name and class, the outer ones first. One inside a function belongs to that."""
        return tuple(_defined(self.tree))

    def called(self, node: ast.AST) -> Iterator[tuple[str, ast.Call]]:
        """Yield every call within `node`, with the dotted name of what is called."""
        for child in within(node, ast.Call):
            if isinstance(child, ast.Call) and (name := self.names.dotted(child.func)):
                yield name, child


def _defined(tree: ast.Module) -> Iterator[tuple[str, Function, ast.ClassDef | None]]:
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


def module_of(source: Source) -> Module | None:
    """Return the module or notebook in `source`, or None where it does not parse: once for all readers."""
    if _MODULE not in source.made:
        tree = _tree(source)
        source.made[_MODULE] = None if tree is None else Module(ref(source), tree, Names(tree))
        if tree is None:
            long = len(source.text) > MAX_BYTES
            source.made[UNREAD] = f"longer than the {MAX_BYTES:,} characters that are parsed" if long else _NO_PYTHON
    module: Module | None = source.made[_MODULE]
    return module


def _tree(source: Source) -> ast.Module | None:
    if not source.path.lower().endswith(_NOTEBOOK):
        return parse(source.text)
    trees = [tree for cell in notebook_code(source.text) if (tree := parse(cell)) is not None]
    whole = ast.Module(body=[node for tree in trees for node in tree.body], type_ignores=[])
    number(whole)
    return whole


def over_modules(say: Callable[[Module], Iterator[Fact]]) -> Callable[[Source], Iterator[Fact]]:
    """Return `say` as a reader; a notebook's lines are left out, as they would be those of a cell."""

    @wraps(say)
    def read(source: Source) -> Iterator[Fact]:
        module = module_of(source)
        if module is None:
            return
        notebook = source.path.lower().endswith(_NOTEBOOK)
        for fact in say(module):
            yield replace(fact, line=None) if notebook else fact

    return read
