"""What mlready knows of duties and sign-offs, as data."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from mlready.model.base import Flag, Frozen, Id, Level, Line
from mlready.model.text import Book, Path, doubles, unknown_names
from mlready.model.when import When


class SeatKind(Frozen):
    """One person or post that may be there, and the roles that it takes together; `note` says what no role does."""

    id: Id
    title: Line
    roles: tuple[Id, ...] = Field(min_length=1)
    when: When | None = None
    note: Line | None = None


class DutyKind(Frozen):
    """Something that is done for a launch. The first role of `accountable` that is there answers for it.

    It also does the work unless `responsible` says who does.
    """

    id: Id
    title: Line
    accountable: tuple[Id, ...] = Field(min_length=1)
    responsible: tuple[Id, ...] = ()
    consulted: tuple[Id, ...] = ()
    informed: tuple[Id, ...] = ()
    when: When | None = None


class Gate(Frozen):
    """Something that must be so before the launch: where all its controls are at their minimum. `role` signs it."""

    id: Id
    says: Line
    role: Id
    controls: tuple[Id, ...] = Field(min_length=1)


class CheckLine(Frozen):
    """One line of a checklist. From `level` of `control` on it is so; without a control somebody ticks it by hand.

    What is `must`, or becomes so by ``must_when``, is settled or accepted by signature before the launch.
    """

    id: Line
    says: Line
    must: Flag = False
    must_when: When | None = None
    control: Id | None = None
    level: Level | None = None
    when: When | None = None

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.control is None) != (self.level is None):
            raise ValueError("give a control together with the level from which on it settles the line")
        return self


class CheckList(Frozen):
    """Lines that one role goes through before the launch."""

    id: Id
    title: Line
    role: Id
    when: When | None = None
    checks: tuple[CheckLine, ...] = Field(min_length=1)


class GovernanceBook(Book):
    """``playbooks/advice/governance.yaml``; the first role of the first seat stands in for a role that has none."""

    seats: tuple[SeatKind, ...] = Field(min_length=1)
    duties: tuple[DutyKind, ...] = ()
    gates: tuple[Gate, ...] = ()
    releases: Id | None = None
    """The role that signs that the release is prepared; the one that stands in where none is named."""
    checklists: tuple[CheckList, ...] = ()

    @property
    def stand_in(self) -> str:
        """The role that does what nobody else is there for."""
        return self.seats[0].roles[0]

    def dangling(self) -> Iterator[tuple[Path, str]]:
        """Yield every role that no seat ever takes, and every id that stands twice."""
        taken = sorted({role for seat in self.seats for role in seat.roles})
        for at, duty in enumerate(self.duties):
            for field in ("accountable", "responsible", "consulted", "informed"):
                yield from unknown_names(("duties", at, field), getattr(duty, field), taken)
        for at, gate in enumerate(self.gates):
            yield from unknown_names(("gates", at, "role"), [gate.role], taken)
        yield from unknown_names(("releases",), [self.releases] if self.releases else [], taken)
        for at, some in enumerate(self.checklists):
            yield from unknown_names(("checklists", at, "role"), [some.role], taken)
        for field in ("seats", "duties", "gates", "checklists"):
            yield from doubles((field,), [entry.id for entry in getattr(self, field)], "id")
        for at, some in enumerate(self.checklists):
            yield from doubles(("checklists", at, "checks"), [one.id for one in some.checks], "id")
