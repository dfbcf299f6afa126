"""Tasks written in Python: the functions of noxfile.py, of tasks.py and of a package of tasks, and what they run."""

import ast
from collections.abc import Iterator
from itertools import chain

from mlready.facts.python.parse import parse
from mlready.facts.source import Source
from mlready.facts.tasks.task import task_runs
from mlready.model.fact import Fact


def read_python_tasks(source: Source) -> Iterator[Fact]:
    """Yield the commands that each decorated function hands to a method named ``run``; those before it are calls.

    The modules of a package are collections: ``checks.test`` is called, or ``checks`` for the one that stands for all.
    """
    package = source.path.split("/")[-2:-1] == ["tasks"] and source.name != "tasks.py"
    if package and "invoke" not in source.text:
        return
    nox = source.name.startswith("noxfile")
    runner, module = "nox" if nox else "invoke|inv", source.name.removesuffix(".py") if package else ""
    for function in _tasks(source):
        names = list(_names(function, module))
        scripts = chain(_before(function, module), _runs(function))
        for (words, line), task in ((script, name) for script in scripts for name in names):
            yield from task_runs(source, words, line, runner=runner, task=task, default=nox or "" in names)


def _tasks(source: Source) -> Iterator[ast.FunctionDef]:
    tree = parse(source.text)
    for one in tree.body if tree else []:
        if isinstance(one, ast.FunctionDef) and one.decorator_list:
            yield one


def _runs(function: ast.FunctionDef) -> Iterator[tuple[str, int]]:
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Attribute(attr="run" | "run_always"), lineno=line):
                yield " ".join(_words(node)), line
            case _:
                pass


def _before(function: ast.FunctionDef, module: str) -> Iterator[tuple[str, int]]:
    """Yield calls of the tasks that the runner starts before and after this one."""
    for keyword in _settings(function):
        if keyword.arg in {"pre", "post"} and isinstance(keyword.value, ast.List):
            for one in keyword.value.elts:
                match one:
                    case ast.Name(id=name, lineno=line):
                        yield f"invoke {module}.{name}".replace(" .", " "), line
                    case ast.Attribute(value=ast.Name(id=other), attr=name, lineno=line):
                        yield f"invoke {other}.{name}", line
                    case _:
                        pass


def _names(function: ast.FunctionDef, module: str) -> Iterator[str]:
    """Yield what a task is called by; nothing for one that stands for all where there is no collection."""
    given = {setting.arg: setting.value for setting in _settings(function)}
    named = given.get("name")
    name = str(named.value) if isinstance(named, ast.Constant) else function.name
    for spelt in dict.fromkeys((name, name.replace("_", "-"))):
        yield spelt
        if module:
            yield f"{module}.{spelt}"
    default = given.get("default")
    if isinstance(default, ast.Constant) and default.value is True:
        yield module


def _settings(function: ast.FunctionDef) -> Iterator[ast.keyword]:
    for decorator in function.decorator_list:
        yield from decorator.keywords if isinstance(decorator, ast.Call) else ()


def _words(call: ast.Call) -> Iterator[str]:
    for argument in call.args:
        match argument:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=values):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in values)
            case _:
                pass
