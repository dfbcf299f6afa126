"""What pydantic finds wrong, in words for the person who wrote the document."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from mlready.store.yaml import Path


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean X?`` where `word` is close to a known one, else nothing.

    >>> did_you_mean("gather.goal", ["gather.goals", "sys.peak"])
    '; did you mean gather.goals?'
    """
    near = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f"; did you mean {near[0]}?" if near else ""


def faults(error: ValidationError, model: type[BaseModel]) -> Iterator[tuple[Path, str]]:
    """Yield each fault as (path in the document, sentence)."""
    for fault in error.errors(include_url=False):
        path: Path = fault["loc"]
        name = str(path[-1]) if path else ""
        match fault["type"]:
            case "missing":
                yield path[:-1], f"{name} is missing"
            case "extra_forbidden":
                yield path, f"there is no key {name!r} here{did_you_mean(name, _field_names(model))}"
            case "value_error":
                yield path, str(fault["ctx"]["error"])
            case _:
                yield path, f"{_lower(fault['msg'])}, not {_short(fault['input'])}"


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
