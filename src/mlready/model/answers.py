"""What people said about a system: answers, waivers, and the assumptions that stand in for what nobody knows."""

import datetime as dt
from functools import cached_property
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, field_validator

from mlready.errors import quoted
from mlready.model.base import Frozen, Id, Level, Line
from mlready.model.when import Facts, Scalar

REASON_LENGTH: Final = 10
"""The least characters of a reason why a blocking control does not apply."""


def _iso_date(value: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"write a date such as 2026-11-21, not {quoted(value)}") from error


Date = Annotated[dt.date, BeforeValidator(_iso_date, json_schema_input_type=str)]

Role = Literal["training", "serving", "pipeline", "data", "infra", "monitoring", "app"]


def can_be_a_path(path: str) -> str:
    """Return `path`; raise ValueError where no system could have a file of that name."""
    if "\0" in path:
        raise ValueError("no path holds a NUL character")
    return path


class Repository(Frozen):
    """One repository, or one folder of one, that the system is made of; `path` counts from the answers file."""

    path: Line
    role: Role | None = None
    folder: str | None = None

    @field_validator("path", "folder")
    @classmethod
    def _can_be_a_path(cls, value: str | None) -> str | None:
        return can_be_a_path(value) if value else value


RepositoryEntry = Annotated[
    Repository, BeforeValidator(lambda value: value if isinstance(value, dict | Repository) else {"path": value})
]
"""A repository as documents write it: a bare path stands for the one at it."""


class System(Frozen):
    """The thing under assessment: a name, and where its files are."""

    name: Line = "this system"
    repositories: tuple[Repository, ...] = ()


CONFIRMED: Final = "confirmed: as the files show"
"""The note that a person leaves who confirms what files show. It says nothing itself, so the files go on speaking."""


class Remark(Frozen):
    """Who said it, when, and what shows it."""

    note: str | None = Field(default=None, max_length=20_000)
    by: str | None = None
    date: Date | None = None
    proof: Line | None = None
    proof_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None

    @property
    def words(self) -> str | None:
        """What somebody wrote: the note, unless it only confirms what the files show."""
        return None if self.note == CONFIRMED else self.note

    @property
    def proof_path(self) -> str | None:
        """The proof where it is a path, without its ``#fragment``; None where it is a URL or absent."""
        if self.proof is None or "://" in self.proof:
            return None
        return self.proof.split("#", 1)[0]


class Answer(Remark):
    """What somebody said about one control: a level, that it does not apply, or that they do not know."""

    level: Level | None = None
    not_applicable: str | None = None
    unknown: bool = False


class ContextAnswer(Remark):
    """What somebody said to a context question; None where they do not know, or it does not apply."""

    value: Scalar | None = None


class Waiver(Frozen):
    """A gap that somebody accepts for a while. It is shown and counted like any other; it only lifts the block."""

    control: Id
    reason: Line
    owner: Line
    until: Date


class Assumptions(Frozen):
    """Figures used where nobody has measured; each may be overridden by name in an answers file."""

    utilisation: float = Field(default=0.6, gt=0, le=1)
    spare: int = Field(default=1, ge=0)
    alpha: float = Field(default=0.05, gt=0, lt=1)
    power: float = Field(default=0.8, gt=0, lt=1)
    canary_power: float = Field(default=0.9, gt=0, lt=1)
    canary_share: float = Field(default=0.05, gt=0, le=1)
    batch_efficiency: float = Field(default=0.7, gt=0, le=1)
    peak_factor: float = Field(default=3, ge=1)
    month_hours: float = Field(default=730, gt=0)


class Answers(Frozen):
    """A whole answers file, checked against the playbook that it answers."""

    system: System = System()
    controls: dict[str, Answer] = Field(default_factory=dict)
    context: dict[str, ContextAnswer] = Field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    assumptions: Assumptions = Assumptions()

    @cached_property
    def facts(self) -> Facts:
        """Answered context questions and assumptions by full id: what conditions look at."""
        answered = {name: answer.value for name, answer in self.context.items() if answer.value is not None}
        return answered | {f"assumptions.{name}": value for name, value in self.assumptions}

    def value(self, full_id: str) -> Scalar | None:
        """Return the answer to the context question ``context.<id>``; None where it is open."""
        answer = self.context.get(full_id)
        return answer.value if answer else None
