"""Where code looks at a data frame and refuses, reports or asserts.

Facts: ``data-check``, named ``raises`` (or the program ends), ``asserts``, ``reports`` (a finding is put on a list, or
the result of the check is set or returned, or is what is given back); an error for a caller of the service is none;
``in`` is the function, ``of`` the words of what is looked at: missing values, duplicates, columns, types, ranges; or
``fault`` where what reads the data names the fault that it finds.
"""

import ast
import re
from collections import ChainMap
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final, TypeAlias

from mlready.facts.key import keys
from mlready.facts.python.findings import RESULTS, done, for_a_caller, notes
from mlready.facts.python.module import Module, over_modules
from mlready.facts.python.syntax import walk
from mlready.facts.python.words import vocabulary, words
from mlready.facts.source import Source
from mlready.model.fact import Fact

_LOOKS: Final = vocabulary(
    "isnull isna notnull notna duplicated drop_duplicates columns dtypes dtype between isin is_unique "
    "hasnans has_nulls null_count is_null is_duplicated"
)
# What else counts as a look at data, where the function says that this is what it is for.
_CLOSER: Final = vocabulary(
    "shape all any min max size format mode ndim schema names isnan isinf isfinite count empty nunique"
)
_CHECKS: Final = vocabulary("verify verifies validate validates validation validator check checks checker ensure")
_DATA: Final = vocabulary(
    "data dataset datasets image images label labels row rows record records sample samples frame "
    "dataframe df columns column table annotations schema quality nulls missing duplicates features"
)
# What reads the data; and the faults of its values that an error may tell of, where code looks at all of them.
_READ: Final = vocabulary("dataset datasets labels annotations samples records")
_FAULTS: Final = vocabulary(
    "duplicate duplicates duplicated negative corrupt corrupted normalized nan nans infinite bounds"
)
_VALUES: Final = vocabulary(
    "label labels column columns row rows coordinate coordinates value values annotation annotations box boxes"
)
_ALL: Final = vocabulary("all any unique min max isnan isfinite isinf")
_FAULT: Final = "fault"
# What is looked at one by one; each look of a function that says so counts, whatever it looks at.
_RECORDS: Final = vocabulary("record records row rows chunk chunks dataset dataframe df frame sample samples features")
_DATA_SETS: Final = vocabulary("data datasets")
_NO_RECORDS: Final = vocabulary(
    "config configuration settings request payload params parameters args arguments input path file upload user"
)
# Machines have labels too, and images.
_MACHINES: Final = vocabulary("cluster clusters node nodes pod pods container containers registry deployment")
_SAYS: Final = frozenset({"bool", "all", "any", "issubset", "issuperset"})

SPEAKS: Final = (keys("word", {part for name in _LOOKS for part in name.split("_")} | _CHECKS | _READ),)
"""Words without which nothing looks at data."""
_LOOKED: Final = tuple(f".{name}".encode() for name in sorted(_LOOKS))
_TOLD_OF: Final = (b"duplicate", b"negative", b"corrupt", b"normalized", b"nan", b"infinite", b"bounds")
_TOLD: Final = re.compile(rb"[\"'\n][^\"'\n]*(?:" + b"|".join(_TOLD_OF) + rb")")
# What every word for a check begins with.
_STEMS: Final = (b"verif", b"valid", b"check", b"ensure")
_READS: Final = tuple(name.encode() for name in sorted(_READ))
_FUNCTION: Final = re.compile(rb"def[ \t]+(\w+)")
_CLASS: Final = re.compile(rb"class[ \t]+(\w+)")

_Looked: TypeAlias = ChainMap[str, frozenset[str]]


def may_check(source: Source) -> bool:
    """Return whether a look at the text leaves room for a look at data in it."""
    if any(look in source.content for look in _LOOKED):
        return True
    text = source.lines.lower()
    return (any(stem in text for stem in _STEMS) and _names_a_check(source)) or (
        any(read in text for read in _READS) and any(fault in text for fault in _TOLD_OF) and _reads_and_tells(source)
    )


def _names_a_check(source: Source) -> bool:
    return any(_wanted(name) is not _LOOKS or _records(name) for name in _named(_FUNCTION, source)) or any(
        map(_checks_records, _named(_CLASS, source))
    )


def _reads_and_tells(source: Source) -> bool:
    """Return whether what is defined says that it reads data, and a fault is told of."""
    names = chain(_named(_FUNCTION, source), _named(_CLASS, source))
    return any(words(name) & _READ for name in names) and bool(_TOLD.search(source.lines.lower()))


def _named(defined: re.Pattern[bytes], source: Source) -> Iterator[str]:
    return (found.decode("utf-8", "replace") for found in defined.findall(source.content))


@over_modules
def read_data_checks(module: Module) -> Iterator[Fact]:
    """Yield the checks of data frames; `looked` follows a variable from the look to the ``if``."""
    tables: dict[str, _Looked] = {}
    for owner, node in module.of(ast.Assign, ast.For, ast.Assert, ast.If, ast.Return):
        looked = _seen_from(owner, tables)
        match node:
            case ast.Assign(value=ast.Dict() as table) if verdict := _verdict(table, owner, looked):
                of = " ".join(sorted(verdict))
                yield module.source.fact("data-check", "reports", node.lineno, **{"in": owner, "of": of})
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                looked[name] = _looks(value, looked, _wanted(owner))
            case ast.For(target=ast.Name(id=name), iter=value):
                looked[name] = _looks(value, looked, _LOOKS)
            case ast.Assert() | ast.If() if what := _fault(node, owner):
                yield module.source.fact("data-check", what, node.lineno, **{"in": owner, "of": _FAULT})
            case ast.Assert() | ast.If() | ast.Return():
                if found := _checked(node, owner, looked):
                    yield module.source.fact("data-check", found[0], node.lineno, **{"in": owner, "of": found[1]})
            case _:
                pass


def _seen_from(owner: str, tables: dict[str, _Looked]) -> _Looked:
    """Return which variables hold a look at data: those of a function and of what is around it."""
    if owner not in tables:
        tables[owner] = _seen_from(owner.rpartition(".")[0], tables).new_child() if owner else ChainMap()
    return tables[owner]


def _checked(node: ast.Assert | ast.If | ast.Return, owner: str, looked: _Looked) -> tuple[str, str] | None:
    """Return what a statement does about data that fails, and what of it it looks at."""
    match node:
        case ast.Assert(test=test) if of := _looks(test, looked, _wanted(owner)):
            return "asserts", " ".join(sorted(of))
        case ast.If(test=test, body=body) if of := _looks(test, looked, _wanted(owner)):
            what = done(body, telling=_tells(owner))
            return (what, " ".join(sorted(of))) if what else None
        case ast.If(body=body) if _records(owner) and any(notes(one) for part in body for one in walk(part)):
            return "reports", "record"
        case ast.Return(value=ast.Dict() as value):
            of = _verdict(value, owner, looked)
            return ("reports", " ".join(sorted(of))) if of else None
        case ast.Return(value=ast.expr() as value) if _tells(owner) and _decides(value):
            of = _looks(value, looked, _LOOKS)
            return ("reports", " ".join(sorted(of))) if of else None
        case _:
            return None


def _fault(node: ast.Assert | ast.If, owner: str) -> str | None:
    """Return what code that reads data does about a fault of its values, which it names."""
    match node:
        case ast.Assert(test=test, msg=ast.expr() as told) if _faulty(test, told, owner):
            return "asserts"
        case ast.If(test=test, body=[ast.Raise(exc=ast.Call(args=[told, *_]) as error)]) if _faulty(test, told, owner):
            return None if for_a_caller(error) else "raises"
        case _:
            return None


def _faulty(test: ast.expr, told: ast.expr, owner: str) -> bool:
    """Return whether values are looked at in what reads data, and what is told of them names data and a fault."""
    if not words(owner) & _READ:
        return False
    texts = (one.value for one in walk(told) if isinstance(one, ast.Constant) and isinstance(one.value, str))
    spoken = frozenset[str]().union(*(words(text) for text in texts))
    return bool(spoken & _FAULTS and spoken & _VALUES and _looks(test, {}, _ALL))


def _wanted(owner: str) -> frozenset[str]:
    return _LOOKS | _CLOSER if _tells(owner) else _LOOKS


def _tells(owner: str) -> bool:
    """Return whether a function, or its class, says that it checks data."""
    spoken = words(owner.rpartition(".")[2])
    if spoken & _MACHINES or ({"dataset", "names"} <= spoken and not spoken & _VALUES):  # not those of its columns
        return False
    return bool(spoken & _CHECKS and (spoken | words(owner)) & _DATA)


def _records(owner: str) -> bool:
    """Return whether a function, or the class that it is a check of, says that it checks records."""
    of, _, name = owner.rpartition(".")
    spoken = words(name)
    if not spoken & _CHECKS or spoken & _NO_RECORDS:
        return False
    return bool(spoken & _RECORDS) or _checks_records(of)


def _checks_records(name: str) -> bool:
    """Return whether a class says that it is there to check records."""
    spoken = words(name)
    return bool(spoken & _CHECKS and spoken & (_RECORDS | _DATA_SETS)) and not spoken & _NO_RECORDS


def _verdict(table: ast.Dict, owner: str, looked: _Looked) -> frozenset[str]:
    """Return what of the data a table says yes or no to, under a key that tells of a verdict."""
    if not _tells(owner):
        return frozenset()
    return frozenset().union(
        *(
            _looks(value, looked, _LOOKS)
            for key, value in zip(table.keys, table.values, strict=True)
            if isinstance(key, ast.Constant) and words(str(key.value)) & RESULTS and _decides(value)
        )
    )


def _decides(node: ast.expr) -> bool:
    """Return whether what is given back says yes or no."""
    match node:
        case ast.Compare() | ast.UnaryOp(op=ast.Not()):
            return True
        case ast.BoolOp(values=values):
            return all(map(_decides, values))
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in _SAYS
        case _:
            return False


def _looks(node: ast.AST, looked: Mapping[str, frozenset[str]], wanted: frozenset[str]) -> frozenset[str]:
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
