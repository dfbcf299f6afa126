"""The deployment plan: what to do about every gap, in which order, by whom, and when it is done."""

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from mlready.model.action import Action, Schedule
from mlready.model.assessment import Assessment, Finding
from mlready.model.base import Frozen, Made
from mlready.model.capacity import Sizing
from mlready.model.governance import Governance
from mlready.model.integration import Integration
from mlready.model.monitoring import Monitoring
from mlready.model.pipeline import Pipeline
from mlready.model.roadmap import Roadmap
from mlready.model.standing import StandardStanding
from mlready.model.strategy import Strategy


class Plan(Frozen):
    """An assessment, and the way from there into production. A system out of scope has nothing but its assessment.

    `proposed` are the overlays that are not on although there is reason to take them, each with the reason.
    """

    assessment: Made[Assessment]
    actions: Made[tuple[Action, ...] | None]
    schedule: Made[Schedule | None]
    sizing: Made[Sizing | None] = None
    strategy: Made[Strategy | None] = None
    monitoring: Made[Monitoring | None] = None
    pipeline: Made[Pipeline | None] = None
    integration: Made[Integration | None] = None
    roadmap: Made[Roadmap | None] = None
    governance: Made[Governance | None] = None
    standards: Made[tuple[StandardStanding, ...] | None] = None
    proposed: Made[Mapping[str, str]] = Field(default_factory=dict)

    @cached_property
    def before_launch(self) -> tuple[Action, ...]:
        """The actions that the launch waits for, in order."""
        return tuple(action for action in self.actions or () if action.phase == "before-launch")

    @cached_property
    def after_launch(self) -> tuple[Action, ...]:
        """The actions that may follow the launch, in order."""
        return tuple(action for action in self.actions or () if action.phase == "after-launch")

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number under which documents name each action, by its id."""
        return {action.id: number for number, action in enumerate(self.actions or (), 1)}

    def action(self, control_id: str) -> Action | None:
        """Return the action that closes the gap of `control_id`, or None."""
        return next((action for action in self.actions or () if action.id == control_id), None)

    @property
    def open_questions(self) -> tuple[Finding, ...]:
        """The findings that nobody has answered and no file shows."""
        return tuple(finding for finding in self.assessment.findings if finding.outcome == "unknown")
