"""When a rule of a playbook applies: conditions over the answers, as data.

A condition is a mapping whose entries must all hold, or a list of such mappings of which one must hold. An entry names
a context question or a control, and what it must be::

    {context.mode: [online, stream]}                        # one of these
    {context.decides_about_people: true}                    # exactly this
    {ops.lifecycle: ">= 3", ops.retraining: "<= 1"}         # numbers, and the levels of controls
    {context.peak: "< context.requests_per_day / 86400"}    # arithmetic over other answers
    {context.personal_data: unanswered}                     # nobody has said
"""

import ast
import math
import operator
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Final, TypeAlias

from pydantic import AfterValidator, RootModel, field_validator

from mlready.errors import quoted
from mlready.model.base import Line

Scalar: TypeAlias = str | bool | int | float
Facts: TypeAlias = Mapping[str, Scalar]
"""What is known: the id of a context question, control or assumption -> its value. What is absent is unanswered."""

Expected: TypeAlias = bool | int | float | str | tuple[Scalar, ...]
Clause: TypeAlias = dict[str, Expected]

UNANSWERED: Final = "unanswered"
MAX_ARITHMETIC: Final = 300

_COMPARE: Final[dict[str, Callable[[float, float], bool]]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
_ARITHMETIC: Final[dict[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class When(RootModel[Clause | tuple[Clause, ...]]):
    """When a rule applies; it does, does not, or nobody can know yet.

    >>> online = When({"context.mode": ("online", "stream")})
    >>> online.holds({"context.mode": "batch"}), online.holds({})
    (False, None)
    """

    model_config = {"frozen": True}

    @field_validator("root")
    @classmethod
    def _readable(cls, root: Clause | tuple[Clause, ...]) -> Clause | tuple[Clause, ...]:
        for clause in root if isinstance(root, tuple) else (root,):
            if not clause:
                raise ValueError("a condition names at least one answer")
            for expected in clause.values():
                if isinstance(expected, str) and expected.startswith(("=", "!")):
                    raise ValueError(f"compare with >=, <=, > or <, or write the value alone, not {quoted(expected)}")
                if comparison := split_comparison(expected):
                    parse_arithmetic(comparison[1])
        return root

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The alternatives, of which one must hold."""
        return self.root if isinstance(self.root, tuple) else (self.root,)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that the condition looks at, in order, each once."""
        return tuple(dict.fromkeys(name for clause in self.clauses for name in _clause_ids(clause)))

    @property
    def words(self) -> str:
        """The condition as a person would say it.

        >>> When({"context.mode": ("online", "stream")}).words
        'context.mode is online or stream'
        """
        return ", or ".join(
            " and ".join(f"{name} is {_in_words(want)}" for name, want in clause.items()) for clause in self.clauses
        )

    def holds(self, facts: Facts) -> bool | None:
        """Return whether the condition holds; None where an unanswered question decides it."""
        verdicts = [_all(_entry_holds(name, want, facts) for name, want in clause.items()) for clause in self.clauses]
        return True if True in verdicts else None if None in verdicts else False


def split_comparison(expected: Expected) -> tuple[str, str] | None:
    """Return (operator, right side) of a comparison such as ``">= 3"``; None for any other expected value."""
    if isinstance(expected, str) and expected.startswith(("<", ">")):
        for sign in _COMPARE:
            if expected.startswith(sign):
                return sign, expected.removeprefix(sign).strip()
    return None


@lru_cache(maxsize=1024)
def parse_arithmetic(text: str) -> ast.expr:
    """Return the tree of an arithmetic text over ids and numbers; raise ValueError where it holds anything else."""
    if len(text) > MAX_ARITHMETIC:
        raise ValueError(f"arithmetic is limited to {MAX_ARITHMETIC} characters")
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError(f"cannot read {quoted(text)} as arithmetic over ids and numbers") from error
    for _ in _names(tree):
        pass
    return tree


def _readable(text: str) -> str:
    parse_arithmetic(text)
    return text


Arithmetic = Annotated[Line, AfterValidator(_readable)]
"""Arithmetic over ids and numbers, as a document writes it."""


def worth(text: str, facts: Facts) -> float | None:
    """Return what an arithmetic text comes to; None where an id is unanswered or the sum has no value.

    >>> worth("context.runs * 2", {"context.runs": 3}), worth("context.runs * 2", {})
    (6, None)
    """
    return _evaluate(parse_arithmetic(text), facts)


def names_in(text: str) -> tuple[str, ...]:
    """Return the ids that an arithmetic text takes in, in order, each once.

    >>> names_in("14.4 * monitor.failing + context.a / 2")
    ('monitor.failing', 'context.a')
    """
    return tuple(dict.fromkeys(_names(parse_arithmetic(text))))


def _in_words(expected: Expected) -> str:
    if isinstance(expected, tuple):
        return " or ".join(map(_in_words, expected))
    return ("yes" if expected else "no") if isinstance(expected, bool) else str(expected)


def _all(verdicts: Iterator[bool | None]) -> bool | None:
    known = list(verdicts)
    return False if False in known else None if None in known else True


def _entry_holds(name: str, expected: Expected, facts: Facts) -> bool | None:
    if expected == UNANSWERED:
        return name not in facts
    if name not in facts:
        return None
    value = facts[name]
    if isinstance(expected, tuple):
        return any(_same(value, one) for one in expected)
    if comparison := split_comparison(expected):
        return _compares(value, *comparison, facts)
    return _same(value, expected)


def _same(value: Scalar, expected: Scalar) -> bool:
    return value == expected and isinstance(value, bool) == isinstance(expected, bool)


def _compares(value: Scalar, sign: str, text: str, facts: Facts) -> bool | None:
    if isinstance(value, str | bool):
        return False
    bound = worth(text, facts)
    return None if bound is None else _COMPARE[sign](value, bound)


def _evaluate(node: ast.expr, facts: Facts) -> float | None:
    """Return the value of an arithmetic tree; None where an id is unanswered or the sum has no value."""
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.UnaryOp(operand=operand):
            inner = _evaluate(operand, facts)
            return None if inner is None else -inner
        case ast.BinOp(left=left, op=op, right=right):
            sides = _evaluate(left, facts), _evaluate(right, facts)
            if sides[0] is None or sides[1] is None:
                return None
            try:
                total = _ARITHMETIC[type(op)](sides[0], sides[1])
                return total if math.isfinite(total) else None
            except (ZeroDivisionError, OverflowError):
                return None
        case _:
            value = facts.get(ast.unparse(node))
            return None if isinstance(value, str | bool) else value


def _names(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool) and math.isfinite(number):
            return
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield from _names(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            yield from _names(left)
            yield from _names(right)
        case ast.Attribute(value=ast.Name()):
            yield ast.unparse(node)
        case _:
            raise ValueError(f"{quoted(ast.unparse(node))} is neither a number, an id, nor a sum of these")


def _clause_ids(clause: Clause) -> Iterator[str]:
    for name, expected in clause.items():
        yield name
        if comparison := split_comparison(expected):
            yield from names_in(comparison[1])
