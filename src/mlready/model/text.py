"""Texts of the advice: worded by the situation, with answers in them; and what every book of advice has in common."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Annotated, Any, Final, Self

from pydantic import BeforeValidator, model_validator

from mlready.model.base import Frozen, Line
from mlready.model.nearest import did_you_mean
from mlready.model.when import When

PLACE: Final = re.compile(r"\{([a-z0-9_.-]+)(:share)?\}")
"""Where a text takes in an answer: ``{context.latency_target_ms}``; ``:share`` writes it in per cent."""


class Wording(Frozen):
    """A text that holds under a condition, or always. It is passed over where an answer it takes in is open."""

    says: Line
    when: When | None = None

    @model_validator(mode="after")
    def _places_are_ids(self) -> Self:
        rest = PLACE.sub("", self.says)
        if "{" in rest or "}" in rest:
            raise ValueError(
                "braces take in an answer, as in {context.latency_target_ms} or {context.error_rate_now:share}"
            )
        return self


def _wordings(value: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
    one_by_one = value if isinstance(value, list | tuple) else [value]
    return [{"says": one} if isinstance(one, str) else one for one in one_by_one]


_Written = str | Wording | list[str | Wording]
Text = Annotated[tuple[Wording, ...], BeforeValidator(_wordings, json_schema_input_type=_Written)]
"""Wordings of one thing, of which the first that holds is said; a bare text always does."""


Path = tuple[str | int, ...]
"""Where in a document something stands: keys and positions from its top."""


class Book(Frozen):
    """One document of advice; its own kinds of entries are fields."""

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Everything that conditions look at: questions, controls, assumptions and figures, each once."""
        return tuple(dict.fromkeys(name for when in conditions_of(self) for name in when.ids))

    def settled(self) -> Self:
        """Return the book with its `ids` worked out, so that they are kept where it is."""
        len(self.ids)
        return self

    def dangling(self) -> Iterator[tuple[Path, str]]:
        """Yield every name in it that leads nowhere, as (path in the document, sentence)."""
        yield from ()


def conditions_of(value: object) -> Iterator[When]:
    """Yield every condition inside a book of advice, in the order of its fields."""
    if isinstance(value, When):
        yield value
    elif isinstance(value, Frozen):
        for name in type(value).model_fields:
            yield from conditions_of(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from conditions_of(one)


def doubles(place: Path, names: Sequence[str], *rest: str) -> Iterator[tuple[Path, str]]:
    """Yield a problem for each of `names` that stands before it already; `rest` leads from its entry to the name."""
    yield from (
        ((*place, at, *rest), f"there are two of {name}") for at, name in enumerate(names) if name in names[:at]
    )


def unknown_names(place: Path, names: Sequence[str], known: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Yield a problem for each of `names` that is none of `known`."""
    yield from ((place, f"there is no {name} here{did_you_mean(name, known)}") for name in names if name not in known)
