"""What pydantic finds wrong, in words for the person who wrote the document."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mlready.model.nearest import did_you_mean
from mlready.store.yaml import Path

__all__ = ["did_you_mean", "faults"]

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


def faults(error: ValidationError, model: type[BaseModel], data: object) -> Iterator[tuple[Path, str]]:
    """Yield each fault of `data` as (path in the document, sentence)."""
    choices: dict[Path | None, list[_Fault]] = {}
    for details in error.errors(include_url=False):
        if not _counts_faulty_entries(details):
            fault = _read(details, data)
            choices.setdefault(fault.choice, []).append(fault)
    for choice, tried in choices.items():
        yield from _sentences(tried if choice is None else _likeliest(tried), model)


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
        yield path, f"write {listed}, not {_short(same[0].details['input'])}"


def _sentence(details: ErrorDetails, model: type[BaseModel]) -> str:
    name = str(details["loc"][-1]) if details["loc"] else ""
    match details["type"]:
        case "missing":
            says = f"{name} is missing"
        case "extra_forbidden":
            says = f"there is no key {name!r} here{did_you_mean(name, _field_names(model))}"
        case "value_error":
            says = str(details["ctx"]["error"])
        case "string_too_short":
            says = "write something here"
        case "too_short":
            says = f"list {details['ctx']['min_length']} or more here"
        case "too_long":
            says = f"list {details['ctx']['max_length']} or fewer here"
        case _:
            says = f"{_lower(details['msg'])}, not {_short(details['input'])}"
    return says


@cache
def _field_names(model: type[BaseModel]) -> list[str]:
    """Return the field names of `model` and of every model inside it."""
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return sorted({name for part in parts for name in part.get("properties", {})})


def _lower(message: str) -> str:
    message = message.replace("Input should", "it should")
    return message[:1].lower() + message[1:]


def _short(value: Any, limit: int = 40) -> str:  # noqa: ANN401 - whatever stood in the document
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = repr(value)
    return text if len(text) <= limit else f"{text[:limit]}…"
