"""How a system stood on one day, as far as a saved document tells: what comparison, history and badge are made from."""

import datetime as dt
from functools import cached_property

from mlready.model.assessment import Condition, Score, Standing, Verdict
from mlready.model.base import Frozen, Id
from mlready.model.evidence import Status


class PlaybookName(Frozen):
    """Which playbook judged: two with one ``digest`` ask the same."""

    id: Id
    version: str
    overlays: tuple[str, ...] = ()
    digest: str = ""

    @property
    def words(self) -> str:
        """The playbook as a person names it.

        >>> PlaybookName(id="startup", version="1.2.0", overlays=("genai",)).words
        'startup 1.2.0 + genai'
        """
        return " + ".join((f"{self.id} {self.version}", *self.overlays))


class ControlStanding(Standing):
    """How the control ``id`` stood."""

    id: str


class Snapshot(Frozen):
    """How a system stood on one day.

    ``score`` is in per cent with one decimal, as documents give it. ``practices`` is None where nothing was scanned, or
    the document does not tell.
    """

    system: str
    today: dt.date
    verdict: Verdict
    score: Score
    conditions: tuple[Condition, ...] = ()
    controls: tuple[ControlStanding, ...] = ()
    practices: dict[str, Status] | None = None
    playbook: PlaybookName
    tool: str
    commit: str | None = None

    @cached_property
    def _by_id(self) -> dict[str, ControlStanding]:
        return {one.id: one for one in self.controls}

    def control(self, name: str) -> ControlStanding | None:
        """Return how the control `name` stood, or None where there was no such control."""
        return self._by_id.get(name)

    @property
    def blockers(self) -> tuple[str, ...]:
        """The controls that forbid the launch, in the playbook's order."""
        return tuple(one.id for one in self.controls if one.is_blocker)

    @property
    def gaps(self) -> tuple[str, ...]:
        """The controls below their minimum or unknown that nobody has accepted, blockers among them."""
        return tuple(one.id for one in self.controls if one.due_before_launch)
