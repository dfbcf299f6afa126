"""Messages that are sent where a bound is crossed.

Facts: ``alert``, named by a call that stands under a condition on a measure, or that a function called there makes.
``function`` is where the condition stands.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import Final

from mlready.facts.python.module import Module, over_modules
from mlready.facts.python.syntax import BODIED, bodies, walk, within
from mlready.facts.python.words import identifiers, vocabulary, words
from mlready.model.fact import Fact

MAX_CALLS: Final = 40
_BREACH: Final = re.compile(
    r".*(drift|breach|anomal|degrad|exceed|alert|below|above|violat|unhealthy|too_).*", re.IGNORECASE
)
# The same, and what it is held against; not whether a step went well or something is there.
_BREACH_OR_BOUND: Final = re.compile(
    rf"(?!.*(success|exist|enabled|path|file|client|config|result))({_BREACH.pattern}|.*threshold.*)", re.IGNORECASE
)
# What a check calls the state in which somebody has to look.
_BAD_STATE: Final = frozenset(
    {"fail", "failed", "critical", "drift", "drifted", "drift_detected", "degraded", "alert", "breach", "breached"}
    | {"unhealthy", "anomaly", "warning", "severe", "red"}
)
# Calls that only write down what happens, and those that make a text of it.
_TELLS: Final = frozenset(
    {"print", "debug", "info", "warning", "warn", "error", "critical", "exception", "log", "str", "len", "round"}
    | {"format", "join", "echo", "isoformat", "now", "utcnow", "append", "Alert", "upper", "lower", "get", "items"}
)
# How a list is called of what was found to be wrong.
_FINDINGS: Final = vocabulary(
    "alert alerts reason reasons finding findings warning warnings violation violations breach breaches anomaly "
    "anomalies issue issues problem problems failure failures trigger triggers"
)
_ORDER: Final = (ast.Gt, ast.GtE, ast.Lt, ast.LtE)


def _read(module: Module) -> Iterator[Fact]:
    calls = _Calls(module)
    for name, node, _ in module.defined:
        compared = {one for statement in within(node, ast.Assign) for one in _compared(statement)}
        noted = {one for branch in within(node, ast.If) for one in _noted(branch, compared)}
        said: set[str] = set()
        seen: set[str] = set()
        for statements in _under_a_bound(node, compared | noted, noted):
            for called, line in calls.of(statements, seen):
                if called not in said and len(said) < MAX_CALLS:
                    said.add(called)
                    yield module.source.fact("alert", called, line, function=name)


read_alerts = over_modules(_read)


def _under_a_bound(node: ast.AST, compared: set[str], noted: set[str]) -> Iterator[Sequence[ast.stmt]]:
    """Yield what is done where a bound is crossed, and for each of what was `noted` where one was."""
    followed: set[ast.stmt] = set()
    for branch, after in _branches(node):
        if _is_bound(branch.test, compared):
            body = () if _asks_for_none(branch.test, noted) else branch.body
            yield [*body, *_not_yet(followed, after)]
    for loop in within(node, ast.For):
        if isinstance(loop, ast.For) and isinstance(loop.iter, ast.Name) and loop.iter.id in noted:
            yield loop.body


def _asks_for_none(test: ast.expr, noted: set[str]) -> bool:
    """Return whether `test` holds where nothing was noted: ``not reasons``."""
    return isinstance(test, ast.UnaryOp) and isinstance(test.operand, ast.Name) and test.operand.id in noted


def _not_yet(followed: set[ast.stmt], after: Iterable[ast.stmt]) -> Sequence[ast.stmt]:
    """Return what of `after`, the end of a body, was not `followed` before: where one branch led, another follows."""
    found = list(takewhile(lambda one: one not in followed, after))
    followed.update(found)
    return found


def _branches(node: ast.AST) -> Iterator[tuple[ast.If, Iterator[ast.stmt]]]:
    """Yield each ``if``, and where its body only leaves, what comes after it: that is decided by it too."""
    for part in within(node, *BODIED):
        for body in bodies(part):
            for number, statement in enumerate(body):
                if isinstance(statement, ast.If):
                    leaves = isinstance(statement.body[-1], ast.Return | ast.Continue) and _is_all_well(statement.test)
                    yield statement, map(body.__getitem__, range(number + 1, len(body)) if leaves else ())


def _is_all_well(test: ast.expr) -> bool:
    """Return whether `test` holds where there is nothing to tell: ``not breached``, ``drift < threshold``."""
    turned = any(isinstance(one, ast.UnaryOp) and isinstance(one.op, ast.Not) for one in walk(test))
    return (turned or _orders(test)) and any(map(_BREACH_OR_BOUND.fullmatch, identifiers(test)))


class _Calls:
    """What is called in a module, at once or by its own functions; these are looked through once."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._own = {name.rpartition(".")[2]: node for name, node, _ in module.defined}
        self._within: dict[str, Sequence[str]] = {}

    def of(self, statements: Iterable[ast.stmt], seen: set[str]) -> Iterator[tuple[str, int]]:
        """Yield the calls in `statements` that were not `seen` before, each with what it calls, and the line."""
        for statement in statements:
            for name, call in self._module.called(statement):
                if name not in seen:
                    seen.add(name)
                    yield from ((one, call.lineno) for one in self._told(name))

    def _told(self, name: str) -> Sequence[str]:
        """Return `name` and the calls behind it, as many as may be told; nothing where these only write down."""
        last = name.rpartition(".")[2]
        if last not in self._own:
            return [name]
        if last not in self._within:
            inner = dict.fromkeys(other for other, _ in self._module.called(self._own[last]))
            tells = all(other.rpartition(".")[2] in _TELLS for other in inner)
            self._within[last] = () if tells else list(islice(inner, 2 * MAX_CALLS))
        return [name, *self._within[last]] if self._within[last] else ()


def _compared(statement: ast.AST) -> Iterator[str]:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if _orders(value):
            yield name
        case _:
            pass


def _noted(branch: ast.AST, compared: set[str]) -> Iterator[str]:
    """Yield the lists of findings to which one is added where a bound is crossed: ``reasons.append(…)``."""
    if isinstance(branch, ast.If) and _is_bound(branch.test, compared):
        for statement in branch.body:
            match statement:
                case (
                    ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append" | "extend")))
                    | ast.AugAssign(target=ast.Name(id=name), value=ast.List())
                ) if words(name) & _FINDINGS:
                    yield name
                case _:
                    pass


def _is_bound(test: ast.expr, compared: set[str]) -> bool:
    if _orders(test) or any(map(_is_bad_state, walk(test))):
        return True
    words = [
        part.id if isinstance(part, ast.Name) else part.attr
        for part in walk(test)
        if isinstance(part, ast.Name | ast.Attribute)
    ]
    keys = [part.value for part in walk(test) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return any(word in compared or _BREACH.fullmatch(word) for word in (*words, *keys))


def _is_bad_state(node: ast.AST) -> bool:
    """Return whether `node` asks for a state in which somebody has to look: ``status == "FAIL"``."""
    match node:
        case ast.Compare(ops=[ast.Eq() | ast.In()], comparators=[other]):
            named = (
                part.value if isinstance(part, ast.Constant) else part.attr
                for part in walk(other)
                if isinstance(part, ast.Constant | ast.Attribute)
            )
            return any(isinstance(one, str) and one.lower() in _BAD_STATE for one in named)
        case _:
            return False


def _orders(node: ast.expr) -> bool:
    """Return whether a measure is compared: not the length of a list, and not with nothing."""
    for part in within(node, ast.Compare):
        if isinstance(part, ast.Compare) and any(isinstance(one, _ORDER) for one in part.ops):
            left = part.left
            counted = isinstance(left, ast.Call) and isinstance(left.func, ast.Name) and left.func.id == "len"
            if not counted:
                return True
    return False
