"""What an interview goes by beside the playbook: which facts are worth asking, for what, and what files suggest."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from mlready.model.base import Flag, Frozen, Id, Line
from mlready.model.text import Book
from mlready.model.when import Scalar, When


def _need(value: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
    return {"id": value} if isinstance(value, str) else value


class Need(Frozen):
    """One context question, and when it is worth asking beyond its own ``asked_when``; a bare id is always worth it."""

    id: Id
    role: Id | None = None
    when: When | None = None


class Section(Frozen):
    """A stretch of context questions that one part of the plan lives on; `role` owns those that name nobody else.

    Of the sections, `first` ones come before every control, as they decide which controls apply; `quick` ones are asked
    in a quick interview too.
    """

    id: Id
    title: Line
    role: Id
    first: Flag = False
    quick: Flag = False
    ask: tuple[Annotated[Need, BeforeValidator(_need, json_schema_input_type=Need | str)], ...] = Field(min_length=1)


class Proposal(Frozen):
    """A playbook or overlay to propose: where files show `least` of the practices, or the answers fit `when`."""

    id: Id
    because: Line
    practices: tuple[Id, ...] = ()
    least: int = Field(default=1, ge=1)
    when: When | None = None


class Suggestion(Frozen):
    """What a practice that files show suggests as the answer to a context question."""

    id: Id
    value: Scalar
    practice: Id


class Pace(Frozen):
    """How many minutes a person takes, for the estimate at the start; `quick` bounds a quick interview's controls."""

    control: float = Field(gt=0)
    context: float = Field(gt=0)
    group: float = Field(gt=0)
    quick: int = Field(ge=1)


class Guide(Book):
    """How an interview goes about its questions; `likely` answers are assumed where it counts what is still to come."""

    pace: Pace
    sections: tuple[Section, ...] = ()
    playbooks: tuple[Proposal, ...] = ()
    overlays: tuple[Proposal, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    likely: dict[Id, Scalar] = Field(default_factory=dict)
