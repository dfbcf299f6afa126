"""Python files and notebooks -> facts."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mlready.facts.python.module import Module, module_of
from mlready.facts.python.names import Names
from mlready.facts.python.texts import MOST, string_arguments, written
from mlready.facts.python.words import vocabulary, words
from mlready.facts.source import Source
from mlready.model.fact import Fact

_IMPORT_LINE: Final = re.compile(r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import|import[ \t]+([\w.]+))", re.MULTILINE)
# What holds the variables of the environment, or the secrets that stand beside the program.
_HELD: Final = (".environ", ".secrets")
_ATTRIBUTES: Final = ".secrets."
_ENVIRONMENT: Final = ("os.environ", "os.getenv", "os.environ.get")
# What calls the first argument for its caller, elsewhere, later or many times, with the arguments behind it.
_RUNNERS: Final = frozenset(
    {"to_thread", "run_in_threadpool", "run_sync", "submit", "apply_async", "partial", "benchmark"}
)
_EXECUTOR: Final = "run_in_executor"
_SETTINGS: Final = vocabulary("config settings setting constants params args env environment defaults")
# What makes a class of fields, which frameworks check as they check a schema.
_CLASS_MAKERS: Final = frozenset({"dataclasses.dataclass", "pydantic.dataclasses.dataclass", "attrs.define", "attr.s"})


def read_python(source: Source) -> Iterator[Fact]:
    """Yield what a Python module says. Of one that does not parse, only the import lines are believed."""
    module = module_of(source)
    yield from _import_lines(source) if module is None else _module_facts(module)


def read_notebook(source: Source) -> Iterator[Fact]:
    """Yield what the code of a notebook says; lines are not told, as they would be those of a cell."""
    module = module_of(source)
    if module is None or not module.tree.body:
        return
    for fact in _module_facts(module):
        yield replace(fact, line=None)
    yield source.fact("notebook", source.path)


def _module_facts(module: Module) -> Iterator[Fact]:
    """Yield imports, calls, decorators, classes, functions and tests of one module."""
    source, names = module.source, module.names
    yield from _imports(module)
    yield from _beside_the_program(module)
    for owner, node in module.of(ast.Call, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.Subscript):
        match node:
            case ast.Call():
                yield from _call(module, node, owner)
            case ast.ClassDef():
                yield from _class(source, node, names)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _function(module, node, owner)
            case ast.Subscript(value=table, slice=part, ctx=ast.Load()) if _is_held(
                held := names.dotted(table) or "", names
            ):
                yield source.fact("environment", _variable(held, part), node.lineno)
            case _:
                pass


def _beside_the_program(module: Module) -> Iterator[Fact]:
    """Yield the secrets that are taken as attributes of what an imported module holds: ``st.secrets.api_key``."""
    if _ATTRIBUTES not in module.source.text:
        return
    imported = frozenset(module.names.imports.values())
    for _, node in module.of(ast.Attribute):
        match node:
            case ast.Attribute(value=ast.Attribute(attr="secrets", value=ast.Name()) as table, ctx=ast.Load()):
                held = module.names.dotted(table) or ""
                if held.removesuffix(".secrets") in imported:
                    yield module.source.fact("environment", held, node.lineno)
            case _:
                pass


def _is_held(name: str, names: Names) -> bool:
    """Return whether `name` is a table of variables or secrets that an imported module holds."""
    return name.endswith(_HELD) and name.partition(".")[0] in {
        held.partition(".")[0] for held in names.imports.values()
    }


def _variable(held: str, part: ast.expr) -> str:
    """Return which variable is read, ``KEY`` of ``os.environ["KEY"]``, or the whole table where nothing tells."""
    match part:
        case ast.Constant(value=str(name)) if held.endswith(".environ") and name:
            return name
        case _:
            return held


def _import_lines(source: Source) -> Iterator[Fact]:
    for found in _IMPORT_LINE.finditer(source.text):
        line = source.text.count("\n", 0, found.start()) + 1
        yield source.fact("import", found[1] or found[2], line)


def _imports(module: Module) -> Iterator[Fact]:
    source = module.source
    for _, node in module.of(ast.Import, ast.ImportFrom):
        match node:
            case ast.Import(names=names, lineno=line):
                for alias in names:
                    yield source.fact("import", alias.name, line)
            case ast.ImportFrom(module=str(package), names=names, level=0, lineno=line):
                yield source.fact("import", package, line)
                for alias in names:
                    yield source.fact("import", f"{package}.{alias.name}", line)
            case _:
                pass


def _call(module: Module, node: ast.Call, owner: str) -> Iterator[Fact]:
    source, names = module.source, module.names
    name = names.dotted(node.func)
    if name is None:
        return
    texts = module.variables.within(owner)
    attributes = {"in": owner, "arguments": "|".join(string_arguments(node, texts))[:MOST]}
    for keyword in node.keywords:
        if keyword.arg:
            value, text = keyword.value, written(keyword.value, texts)
            told = text if text is not None else str(value.value) if isinstance(value, ast.Constant) else ""
            attributes[f"kw.{keyword.arg}"] = told[:MOST] or _choice(value) or "?"
        else:
            attributes["kw.**"] = "?"
    yield source.with_attributes("call", name, node.lineno, attributes)
    handed = _handed(node, name.rpartition(".")[2])
    if handed is not None and (called := names.dotted(handed)):
        yield source.with_attributes("call", called, handed.lineno, attributes)
    if name in _ENVIRONMENT:
        variable = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else ""
        yield source.fact("environment", str(variable or name), node.lineno)


def _choice(node: ast.expr) -> str:
    """Return the member of an enumeration that `node` is: ``AuthLevel.FUNCTION``; nothing of what settings hold."""
    match node:
        case ast.Attribute(value=ast.Attribute(attr=owner) | ast.Name(id=owner), attr=member):
            chosen = member.isupper() and owner[:1].isupper() and not owner.isupper() and not words(owner) & _SETTINGS
            return f"{owner}.{member}" if chosen else ""
        case _:
            return ""


def _handed(node: ast.Call, last: str) -> ast.expr | None:
    """Return what `node` only hands on to be called: ``asyncio.to_thread(model.save, path)`` saves the model."""
    given = node.args[1:2] if last == _EXECUTOR else node.args[:1] if last in _RUNNERS else []
    return next((one for one in given if isinstance(one, ast.Attribute | ast.Name)), None)


def _class(source: Source, node: ast.ClassDef, names: Names) -> Iterator[Fact]:
    bases = [base for base in map(names.dotted, node.bases) if base]
    makers = [maker for maker in map(names.dotted, node.decorator_list) if maker in _CLASS_MAKERS]
    yield source.fact("class", node.name, node.lineno, bases="|".join((*bases, *makers)))
    for base in bases:
        yield source.fact("subclass", base, node.lineno, by=node.name)


def _function(module: Module, node: ast.FunctionDef | ast.AsyncFunctionDef, owner: str) -> Iterator[Fact]:
    source, names = module.source, module.names
    yield source.fact("function", node.name, node.lineno, **{"in": owner})
    for decorator in node.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else None
        name = names.dotted(call.func if call else decorator)
        if name:
            arguments = "|".join(string_arguments(call, module.variables.within(owner))) if call else ""
            yield source.fact("decorator", name, decorator.lineno, function=node.name, arguments=arguments[:MOST])
    if node.name.startswith("test") and source.place == "test":
        yield source.fact("test", node.name, node.lineno, **{"in": owner})
