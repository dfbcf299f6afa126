"""Does a sum that the plan prints, as a reader with pencil and paper would: exactly, brackets first."""

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from statistics import NormalDist
from typing import Any, TypeAlias

from mlready.planning.capacity.further import erlang_c

Number: TypeAlias = Fraction | float

_OPERATORS: Mapping[type[ast.operator], Callable[[Any, Any], Number]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_FUNCTIONS: Mapping[str, Callable[..., Number]] = {
    "ceil": lambda number: Fraction(math.ceil(number)),
    "root": math.sqrt,
    "z": lambda share: NormalDist().inv_cdf(float(share)),
    "C": lambda places, busy: erlang_c(int(places), float(busy)),
}
_SIGNS = {
    "\N{MULTIPLICATION SIGN}": "*",
    "\N{DIVISION SIGN}": "/",
    "\N{MINUS SIGN}": "-",
    "⌈": "ceil(",
    "⌉": ")",
    "√(": "root(",
    "²": "**2",
}


def worked_out(text: str, inputs: Mapping[str, float] | None = None) -> Number:
    """Return what `text` comes to; names in it stand for `inputs`, whose ids may be longer."""
    for sign, python in _SIGNS.items():
        text = text.replace(sign, python)
    names: dict[str, Number] = {name.rpartition(".")[2]: Fraction(str(value)) for name, value in (inputs or {}).items()}
    return _value(ast.parse(re.sub(r"(?<=\d),(?=\d{3})", "", text), mode="eval").body, names)


def _value(node: ast.expr, names: Mapping[str, Number]) -> Number:
    match node:
        case ast.Constant(value=int() | float() as number):
            return Fraction(str(number))
        case ast.Name(id=name):
            return names[name]
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _FUNCTIONS[name](*(_value(one, names) for one in arguments))
        case ast.BinOp(left=left, op=sign, right=right):
            return _OPERATORS[type(sign)](_value(left, names), _value(right, names))
        case _:
            raise ValueError(ast.unparse(node))
