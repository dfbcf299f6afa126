"""Tasks written in Python: the functions of noxfile.py and tasks.py, and the commands that they run."""

import ast
from collections.abc import Iterator

from mlready.facts.python.parse import parse
from mlready.facts.source import Source
from mlready.facts.tasks.task import task_runs
from mlready.model.fact import Fact


def read_python_tasks(source: Source) -> Iterator[Fact]:
    """Yield the commands that each decorated function hands to a method named ``run``."""
    tree = parse(source.text)
    runner = "nox" if source.name.startswith("noxfile") else "invoke|inv"
    for function in tree.body if tree else []:
        if not isinstance(function, ast.FunctionDef) or not function.decorator_list:
            continue
        name = _name(function)
        names = dict.fromkeys((name, name.replace("_", "-")))
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"run", "run_always"}
            ):
                for task in names:
                    words = " ".join(_words(node))
                    yield from task_runs(source, words, node.lineno, runner=runner, task=task, default=runner == "nox")


def _name(function: ast.FunctionDef) -> str:
    for decorator in function.decorator_list:
        for keyword in decorator.keywords if isinstance(decorator, ast.Call) else []:
            if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                return str(keyword.value.value)
    return function.name


def _words(call: ast.Call) -> Iterator[str]:
    for argument in call.args:
        match argument:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=values):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in values)
            case _:
                pass
