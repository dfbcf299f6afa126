"""A parsed Python file, once for all readers of its meaning."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, wraps
from typing import Final, TypeAlias

from mlready.facts.python.names import Names
from mlready.facts.python.parse import notebook_code, parse
from mlready.facts.python.syntax import number, of, within
from mlready.facts.source import Source
from mlready.model.fact import Fact

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
_NOTEBOOK: Final = ".ipynb"


@dataclass(eq=False)
class Module:
    """A syntax tree, what its names stand for, and the file that it was read from."""

    source: Source
    tree: ast.Module
    names: Names

    def of(self, *types: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
        """Yield the nodes of some types, each with the dotted name of the class and function that it stands in."""
        return of(self.tree, *types)

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """Every function of the module, methods and inner ones too."""
        found = (node for _, node in self.of(ast.FunctionDef, ast.AsyncFunctionDef))
        return tuple(node for node in found if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))

    def called(self, node: ast.AST) -> Iterator[tuple[str, ast.Call]]:
        """Yield every call within `node`, with the dotted name of what is called."""
        for child in within(node, ast.Call):
            if isinstance(child, ast.Call) and (name := self.names.dotted(child.func)):
                yield name, child


@lru_cache(maxsize=4)
def module_of(source: Source) -> Module | None:
    """Return the module or notebook in `source`, or None where it does not parse."""
    if source.path.lower().endswith(_NOTEBOOK):
        trees = [tree for cell in notebook_code(source.text) if (tree := parse(cell)) is not None]
        whole = ast.Module(body=[node for tree in trees for node in tree.body], type_ignores=[])
        number(whole)
        return Module(source, whole, Names(whole))
    tree = parse(source.text)
    return None if tree is None else Module(source, tree, Names(tree))


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
