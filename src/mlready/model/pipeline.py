"""The pipeline of the plan: the stages from a change to a live model, which of them exist, and what to use."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from mlready.model.base import Frozen
from mlready.model.evidence import Evidence, ProductFinding
from mlready.model.when import Scalar

StageState = Literal["exists", "partial", "missing", "unknown"]


class ProfileChoice(Frozen):
    """The profile of the pipeline, and the one that it stands on; None where it stands by itself."""

    main: str
    host: str | None = None


class ProfileReason(Frozen):
    """Why a profile was chosen, and the answers that decided."""

    profile: str
    title: str
    says: str
    answers: Mapping[str, Scalar] = Field(default_factory=dict)


class OtherProfile(Frozen):
    """A profile that the answers to the `missing` questions could lead to instead."""

    profile: str
    title: str
    missing: tuple[str, ...]


class Stage(Frozen):
    """One stage of the pipeline.

    `today` says by what its `state` is known: `evidence` of the files, or answers. `use` is what to do it with; `keeps`
    are products of the team that do it already, `leaves` those that should not any more. `controls` are what people
    are asked about it, `action` is the id of the plan's action that brings it about, None where none does or needs to.
    It stands behind the stages in `after`, and leads back to ``back_to``.
    """

    id: str
    title: str
    gate: bool
    state: StageState
    today: str
    evidence: tuple[Evidence, ...] = ()
    use: str
    keeps: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    action: str | None = None
    after: tuple[str, ...] = ()
    back_to: str | None = None


class Omission(Frozen):
    """Something left out on purpose, and when to think again."""

    id: str
    what: str
    why: str
    reconsider: str


class Pipeline(Frozen):
    """The path from a change to a live model: what a launch needs, what may come later, what is left out.

    ``retired`` are products that the files show and that should go.
    """

    profile: ProfileChoice
    why: tuple[ProfileReason, ...]
    undecided: tuple[OtherProfile, ...] = ()
    remarks: tuple[str, ...] = ()
    minimal: tuple[Stage, ...]
    full: tuple[Stage, ...] = ()
    left_out: tuple[Omission, ...] = ()
    retired: tuple[ProductFinding, ...] = ()

    @property
    def missing(self) -> tuple[Stage, ...]:
        """The stages of the minimal version that do not exist as a whole."""
        return tuple(stage for stage in self.minimal if stage.state != "exists")
