"""Where code looks at a data frame and refuses, reports or asserts.

Facts: ``data-check``, named ``raises``, ``asserts``, ``reports`` (a finding is put on a list, or False is returned);
``in`` is the function, ``of`` the words of what is looked at: missing values, duplicates, columns, types, ranges.
"""

import ast
from collections.abc import Iterator, Sequence
from typing import Final

from mlready.facts.python.module import Module, over_modules
from mlready.facts.python.syntax import walk
from mlready.facts.python.words import vocabulary, words
from mlready.model.fact import Fact

_LOOKS: Final = vocabulary(
    "isnull isna notnull notna duplicated drop_duplicates columns dtypes dtype between isin is_unique "
    "hasnans has_nulls null_count is_null"
)
# What else counts as a look at data, where the function says that this is what it is for.
_CLOSER: Final = vocabulary("shape all any min max size format mode ndim")
_CHECKS: Final = vocabulary("verify verifies validate validates check checks")
_DATA: Final = vocabulary(
    "data dataset datasets image images label labels row rows record records sample samples frame "
    "dataframe df columns table annotations"
)
_FINDINGS: Final = vocabulary(
    "error errors issue issues problem problems violation violations failure failures failed fail invalid anomalies"
)


@over_modules
def read_data_checks(module: Module) -> Iterator[Fact]:
    """Yield the checks of data frames; `looked` follows a variable from the look to the ``if``."""
    looked: dict[str, frozenset[str]] = {}
    for owner, node in module.nodes:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                looked[name] = _looks(value, looked, _wanted(owner))
            case ast.Assert(test=test) if of := _looks(test, looked, _wanted(owner)):
                yield module.source.fact(
                    "data-check", "asserts", node.lineno, **{"in": owner, "of": " ".join(sorted(of))}
                )
            case ast.If(test=test, body=body) if of := _looks(test, looked, _wanted(owner)):
                if what := _done(body):
                    yield module.source.fact(
                        "data-check", what, node.lineno, **{"in": owner, "of": " ".join(sorted(of))}
                    )
            case _:
                pass


def _wanted(owner: str) -> frozenset[str]:
    spoken = words(owner.rpartition(".")[2])
    return _LOOKS | _CLOSER if spoken & _CHECKS and spoken & _DATA else _LOOKS


def _looks(node: ast.AST, looked: dict[str, frozenset[str]], wanted: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    for child in walk(node):
        match child:
            case ast.Attribute(attr=name) if name in wanted:
                found.add(name)
            case ast.Name(id=name):
                found |= looked.get(name, frozenset())
            case _:
                pass
    return frozenset(found)


def _done(body: Sequence[ast.stmt]) -> str | None:
    for statement in body:
        for node in walk(statement):
            match node:
                case ast.Raise():
                    return "raises"
                case ast.Call(func=ast.Attribute(value=value, attr="append" | "extend" | "add")):
                    if isinstance(value, ast.Name | ast.Attribute) and words(_last(value)) & _FINDINGS:
                        return "reports"
                case ast.Return(value=ast.Constant(value=False)):
                    return "reports"
                case _:
                    pass
    return None


def _last(node: ast.Name | ast.Attribute) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr
