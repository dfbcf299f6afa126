"""What pydantic finds wrong, in words for the person who wrote the document."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mlready.errors import DocumentError, quoted
from mlready.model.nearest import did_you_mean
from mlready.store.yaml import Document, Path

_NOTHING: Final = object()
_KINDS: Final = {
    **dict.fromkeys(("bool_type", "bool_parsing"), "true or false"),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), "a whole number"),
    **dict.fromkeys(("float_type", "float_parsing"), "a number"),
    **dict.fromkeys(("dict_type", "model_type"), "a mapping"),
    "string_type": "text",
    "tuple_type": "a list",
}
"""What pydantic missed, by its own name for the fault."""
# How pydantic writes a value that is one of several of ours.
_MEMBER: Final = re.compile(r"<\w+\.\w+: ('[^']*')>")
FORMS: Final = {
    r"^[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)*$": "lower-case letters, digits, - and _, and dots between, as in sys.peak",
    r"^[a-z][a-z0-9_.|-]*$": "an id in lower case, or several with | between, such as ci.tests|code.tests",
    r"^[A-Z][A-Za-z0-9]*$": "a capital letter, and letters or digits behind it, such as P2",
    r"^[A-Z][A-Za-z0-9]+$": "letters and digits behind a capital letter, such as HighErrorRate",
    r"^[A-Za-z][A-Za-z0-9_-]*$": "a letter, and letters, digits, - or _ behind it, such as R7b",
    r"^ml_[a-z0-9_]+$": "lower-case letters, digits or _ behind ml_, such as ml_requests_total",
    r"^[0-9]+[smhd]$": "a whole number and s, m, h or d, such as 10m",
    r"^[0-9a-f]{64}$": "the 64 digits of a SHA-256 hash, in lower case",
}
"""What a pattern of a field asks for, in words."""


def faults(error: ValidationError, model: type[BaseModel], data: object) -> Iterator[tuple[Path, str]]:
    """Yield each fault of `data` as (path in the document, sentence)."""
    choices: dict[Path | None, list[_Fault]] = {}
    for details in error.errors(include_url=False):
        if not _counts_faulty_entries(details):
            fault = _read(details, data)
            choices.setdefault(fault.choice, []).append(fault)
    for choice, tried in choices.items():
        yield from _sentences(tried if choice is None else _likeliest(tried), model)


def wrong(document: Document, error: ValidationError, model: type[BaseModel]) -> DocumentError:
    """Return what is wrong with `document`, each problem with its line."""
    return DocumentError([document.problem(place, says) for place, says in faults(error, model, document.data)])


def _counts_faulty_entries(details: ErrorDetails) -> bool:
    """Return whether a list is said to be too short only because entries of it have faults of their own."""
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


@dataclass(frozen=True, slots=True)
class _Fault:
    """One fault in pydantic's words, where it is, and where a choice between forms was open, which one it speaks of."""

    details: ErrorDetails
    path: Path
    choice: Path | None = None
    form: int | str = ""


def _read(details: ErrorDetails, data: object) -> _Fault:
    """Tell the steps that lead through `data` from those that name a form, such as ``str`` or ``dict[…]``."""
    path: Path = ()
    forms: list[tuple[Path, int | str]] = []
    for step in details["loc"][:-1] if details["type"] == "missing" else details["loc"]:
        inner = _inside(data, step)
        if inner is _NOTHING:
            forms.append((path, step))
        else:
            data, path = inner, (*path, step)
    if details["type"] == "union_tag_invalid":
        path = (*path, _tag_key(details))
    return _Fault(details, path, *forms[0]) if forms else _Fault(details, path)


def _inside(data: object, step: int | str) -> object:
    if isinstance(data, dict):
        return data.get(step, _NOTHING)
    if isinstance(data, list | tuple) and isinstance(step, int) and step < len(data):
        return data[step]
    return _NOTHING


def _likeliest(tried: list[_Fault]) -> list[_Fault]:
    """Return the faults of the forms that fitted the data best: those that led deepest into it."""
    deepest = max(len(fault.path) for fault in tried)
    forms = {fault.form for fault in tried if len(fault.path) == deepest}
    return [fault for fault in tried if fault.form in forms]


def _sentences(tried: list[_Fault], model: type[BaseModel]) -> Iterator[tuple[Path, str]]:
    kinds: dict[Path, list[_Fault]] = {}
    for fault in tried:
        if fault.details["type"] in _KINDS:
            kinds.setdefault(fault.path, []).append(fault)
        else:
            yield fault.path, _sentence(fault.details, model)
    for path, same in kinds.items():
        wanted = list(dict.fromkeys(_KINDS[fault.details["type"]] for fault in same))
        if "a number" in wanted and "a whole number" in wanted:
            wanted.remove("a whole number")
        listed = ", ".join(wanted[:-1]) + " or " + wanted[-1] if wanted[1:] else wanted[0]
        yield path, f"write {listed}, not {quoted(same[0].details['input'])}"


def _sentence(details: ErrorDetails, model: type[BaseModel]) -> str:
    kind = details["type"]
    if kind == "extra_forbidden":
        name = str(details["loc"][-1])
        return f"there is no key {quoted(name)} here{did_you_mean(name, _field_names(model))}"
    if kind in _SENTENCES:
        return _SENTENCES[kind](details)
    return f"{_lower(details['msg'])}, not {quoted(details['input'])}"


def _tag_key(details: ErrorDetails) -> str:
    """Return the key whose value tells of which kind a mapping is."""
    return str(details["ctx"]["discriminator"]).strip("'")


def _tag(details: ErrorDetails) -> object:
    return details["input"][_tag_key(details)]


def _form(details: ErrorDetails) -> str:
    pattern = details["ctx"]["pattern"]
    return f"write {FORMS.get(pattern, pattern)}, not {quoted(details['input'])}"


_SENTENCES: Final[Mapping[str, Callable[[ErrorDetails], str]]] = {
    "missing": lambda one: f"{one['loc'][-1]} is missing",
    "value_error": lambda one: str(one["ctx"]["error"]),
    "string_too_short": lambda _: "write something here",
    "string_too_long": lambda one: (
        f"write at most {one['ctx']['max_length']:,} characters here, not {len(one['input']):,}"
    ),
    "string_pattern_mismatch": _form,
    "too_short": lambda one: f"list {one['ctx']['min_length']} or more here",
    "union_tag_invalid": lambda one: f"it should be {one['ctx']['expected_tags']}, not {quoted(_tag(one))}",
    "union_tag_not_found": lambda one: f"{_tag_key(one)} is missing",
    "too_long": lambda one: f"list {one['ctx']['max_length']} or fewer here",
}
"""What pydantic says in a programmer's words, or not at all, by its own name for the fault."""


@cache
def _field_names(model: type[BaseModel]) -> list[str]:
    """Return the field names of `model` and of every model inside it."""
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return sorted({name for part in parts for name in part.get("properties", {})})


def _lower(message: str) -> str:
    message = _MEMBER.sub(r"\1", message.replace("Input should", "it should"))
    return message[:1].lower() + message[1:]
