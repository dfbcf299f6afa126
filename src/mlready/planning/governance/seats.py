"""Who is there, and which part each has in what is done for the launch."""

from collections.abc import Iterable
from dataclasses import dataclass

from mlready.model.governance import Duty, Seat
from mlready.model.governance_book import DutyKind, GovernanceBook
from mlready.planning.situation import Situation


@dataclass(frozen=True, slots=True)
class People:
    """The seats that are taken, by role; `stand_in` is the role whose seat does what nobody else is there for."""

    seats: tuple[Seat, ...]
    stand_in: str

    @classmethod
    def of(cls, book: GovernanceBook, situation: Situation) -> "People":
        """Return who is there in `situation`."""
        taken = (kind for kind in book.seats if situation.holds(kind.when) is True)
        seats = (Seat(id=kind.id, title=kind.title, roles=kind.roles, note=kind.note) for kind in taken)
        return cls(tuple(seats), book.stand_in)

    def seat(self, role: str) -> Seat | None:
        """Return the seat that takes `role`, else the one that stands in; None where neither is there."""
        taken = next((seat for seat in self.seats if role in seat.roles), None)
        return taken or (None if role == self.stand_in else self.seat(self.stand_in))

    def title(self, role: str) -> str | None:
        """Return the title of the seat that signs for `role`."""
        seat = self.seat(role)
        return seat.title if seat else None

    def _ids(self, roles: Iterable[str]) -> list[str]:
        """Return the seats that themselves take any of `roles`, in the order of the seats."""
        return [seat.id for seat in self.seats if not set(roles).isdisjoint(seat.roles)]

    def duty(self, kind: DutyKind) -> Duty | None:
        """Return who has which part in a duty, each seat one; None where nobody is there at all."""
        there = next((role for role in kind.accountable if self._ids([role])), self.stand_in)
        accountable = self.seat(there)
        if accountable is None:
            return None
        doing = self._ids(kind.responsible) or [accountable.id]
        asked = [one for one in self._ids(kind.consulted) if one not in {*doing, accountable.id}]
        told = [one for one in self._ids(kind.informed) if one not in {*doing, *asked, accountable.id}]
        return Duty(
            id=kind.id,
            title=kind.title,
            accountable=accountable.id,
            responsible=tuple(doing),
            consulted=tuple(asked),
            informed=tuple(told),
        )
