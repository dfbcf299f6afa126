"""Tests that a runner collects: in a module, function or class of a name that runners look for, with something in them.

``test.case``: one test, by name, in Python, R, JavaScript, Go or on the JVM.
"""

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.python.module import module_of
from mlready.facts.python.parse import parse
from mlready.facts.python.syntax import walk
from mlready.facts.source import Source
from mlready.facts.templates import generated_path, has_template, without_template
from mlready.model.fact import Fact

# A runner finds the last of these where it is told their path, which is how they are named after what they test.
_MODULE: Final = re.compile(r"test_.*\.py|.*_test\.py|tests?\.py|.*_tests\.py")
# What a test that was only written to be collected names: nothing of the project's, or of anybody's.
_NOTHING: Final = frozenset({"print", "Exception", "AssertionError", "True", "False"})
# Packages of runners and servers; a module that imports nothing else, and gets nothing from elsewhere, tests itself.
_BARE: Final = frozenset(
    {"__future__", "typing", "pytest", "unittest", "fastapi", "starlette", "flask", "math", "asyncio"}
)
_SERVERS: Final = frozenset({"FastAPI", "Flask", "Starlette"})
_FETCHES: Final = frozenset({"open", "exec", "eval", "__import__", "patch"})
_TEMPLATE_NAME: Final = re.compile(r"«(?:[\w.]*\.)?(\w+)»")
_OTHERS: Final = (
    (re.compile(r"test[-_].*\.[rR]"), re.compile(r"^[ \t]*(?:test_that|it|describe)\(", re.MULTILINE)),
    (
        re.compile(r".*\.(?:test|spec)\.[cm]?[jt]sx?|.*/__tests__/.*\.[jt]sx?"),
        re.compile(r"^[ \t]*(?:test|it)(?:\.\w+)?\(", re.MULTILINE),
    ),
    (re.compile(r".*_test\.go"), re.compile(r"^func Test\w+\(", re.MULTILINE)),
    (
        re.compile(r".*(?:Tests?|Spec|IT)\.(?:java|kt|scala|cs)"),
        re.compile(
            r"^[ \t]*(?:@Test\b|\[(?:Fact|Test|TestMethod|Theory)\b|(?:it|test)\(|\"[^\"]+\" (?:should|in))",
            re.MULTILINE,
        ),
    ),
)


def read_cases(source: Source) -> Iterator[Fact]:
    """Yield the tests of a Python module."""
    path = generated_path(source.path)
    if not _MODULE.fullmatch(path.rpartition("/")[2]) or source.place in {"vendored", "example"}:
        return
    text = source.text
    module = module_of(source)
    tree = module.tree if module else None
    if tree is None and has_template(text):
        tree = parse(_TEMPLATE_NAME.sub(r"\1", without_template(text)))
    if tree and not _tests_itself(tree):
        yield from _cases(source, tree)


def _cases(source: Source, tree: ast.Module) -> Iterator[Fact]:
    given = _given(tree) if "__main__" in source.text else frozenset()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in given:
            continue
        if isinstance(node, ast.ClassDef):
            if _collected(node):
                for inner in node.body:
                    yield from _case(source, inner)
        else:
            yield from _case(source, node)


def read_other_cases(source: Source) -> Iterator[Fact]:
    """Yield the tests of a file in another language."""
    for path, case in _OTHERS:
        if path.fullmatch(source.path) or path.fullmatch(source.name):
            line, at = 1, 0
            for found in case.finditer(source.text):
                line, at = line + source.text.count("\n", at, found.start()), found.start()
                yield source.fact("test.case", found[0].strip(), line)
            return


def _tests_itself(tree: ast.Module) -> bool:
    """Return whether all that a module tests stands in it, such as the application of a tutorial."""
    nodes = list(walk(tree))
    if any(_comes_from_elsewhere(node) for node in nodes):
        return False
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    tests = [node for node in functions if node.name.startswith("test")]
    defined = {node.name for node in functions}
    wanted = {one.arg for node in tests for one in (*node.args.args, *node.args.kwonlyargs)}
    called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    return wanted <= defined and bool(called & (_SERVERS | (defined - {node.name for node in tests})))


def _comes_from_elsewhere(node: ast.AST) -> bool:
    match node:
        case ast.Import(names=names):
            return any(one.name.partition(".")[0] not in _BARE for one in names)
        case ast.ImportFrom(module=module, level=level):
            return bool(level) or (module or "").partition(".")[0] not in _BARE
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in _FETCHES
        case _:
            return isinstance(node, ast.ClassDef)


def _given(tree: ast.Module) -> frozenset[str]:
    """Return the functions that a script calls with arguments of its own, as a runner would not."""
    return frozenset(
        node.func.id
        for node in walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and (node.args or node.keywords)
    )


def _collected(node: ast.ClassDef) -> bool:
    bases = [ast.unparse(base).rpartition(".")[2] for base in node.bases]
    return node.name.startswith("Test") or any(base.endswith(("TestCase", "Test", "Tests")) for base in bases)


def _case(source: Source, node: ast.stmt) -> Iterator[Fact]:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or not node.name.startswith("test"):
        return
    if any(not _says_nothing(statement) for statement in node.body):
        yield source.fact("test.case", node.name, node.lineno)


def _says_nothing(statement: ast.stmt) -> bool:
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr=name), args=[_, *_] as given)):
            return name.startswith("assert") and all(isinstance(one, ast.Constant) for one in given)
        case ast.Pass() | ast.Expr(value=ast.Constant()) | ast.Assert(test=ast.Constant()) | ast.Return(value=None):
            return True
        case ast.Try() | ast.Expr() | ast.Assert():
            return all(
                isinstance(one, ast.Name) and one.id in _NOTHING
                for one in walk(statement)
                if isinstance(one, ast.Name | ast.Attribute | ast.Import | ast.ImportFrom)
            )
        case _:
            return False
