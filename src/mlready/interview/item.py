"""What an interview can ask next."""

from dataclasses import dataclass

from mlready.model.assessment import Finding
from mlready.model.context import ContextQuestion
from mlready.model.when import Scalar


@dataclass(frozen=True, slots=True)
class ContextItem:
    """One fact about the system. It is `pending` where an answer still to come is likely to make it needless."""

    question: ContextQuestion
    stretch: str
    suggested: Scalar | None = None
    suggested_by: str = ""
    pending: bool = False

    @property
    def id(self) -> str:
        """The id that its answer stands under."""
        return self.question.full_id


@dataclass(frozen=True, slots=True)
class ControlItem:
    """One control that somebody has to speak for."""

    finding: Finding
    stretch: str

    @property
    def id(self) -> str:
        """The id that its answer stands under."""
        return self.finding.control.id


@dataclass(frozen=True, slots=True)
class GroupItem:
    """Controls shown together, so that one key answers for all of them: what files show, or show no sign of."""

    id: str
    stretch: str
    findings: tuple[Finding, ...]
    shown: bool


Item = ContextItem | ControlItem | GroupItem
