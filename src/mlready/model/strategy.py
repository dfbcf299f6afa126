"""How a system is to be released: the steps, why these, why no others, and what is missing first."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import groupby
from typing import Literal

from pydantic import Field

from mlready.model.base import Frozen
from mlready.model.when import Scalar


class ReleaseStep(Frozen):
    """One step of the release, by the `id` of its `strategy`.

    `share` is the part of what `of` names that the new version handles; None where it moves by itself. In a `live` step
    its answers are used. A `technical` step judges errors and latency alone. ``bake_hours`` is how long it lasts at
    least, None where no number of hours says that; `bake` says it in words.
    """

    id: str
    title: str
    strategy: str
    does: str
    share: float | None
    of: str
    live: bool
    technical: bool
    bake: str
    bake_hours: float | None
    promote: str
    roll_back: str


class Reason(Frozen):
    """A rule that applies, and the answers that make it apply; `unknown` ones it takes for the worst."""

    rule: str
    title: str
    says: str
    answers: Mapping[str, Scalar]
    unknown: tuple[str, ...] = ()


class Rejection(Frozen):
    """Why a strategy is not part of the release: the `rule` that decided, or the `answers` that rule it out.

    It was `wanted` where a rule asked for it and a prerequisite was not there.
    """

    id: str
    title: str
    says: str
    rule: str | None = None
    answers: Mapping[str, Scalar] = Field(default_factory=dict)
    wanted: bool = False


class Undecided(Frozen):
    """A rule that could still change the result, and the unanswered questions on which that hangs."""

    rule: str
    title: str
    missing: tuple[str, ...]


class Requirement(Frozen):
    """What a strategy needs and has not, or of which nobody knows; None as `strategy` is the release as a whole.

    `ids` are the questions and controls that it hangs on. A `missing` one has removed the strategy from the release.
    What is needed `later` concerns the versions after this one.
    """

    strategy: str | None
    state: Literal["missing", "unanswered"]
    says: str
    do: str
    ids: tuple[str, ...]
    later: bool = False


class Before(Frozen):
    """What is to be done before the first step, or all along, and the rule or strategy that asks for it."""

    id: str
    says: str
    because: str
    control: str | None = None


class UsedStrategy(Frozen):
    """A strategy of the release in words, with its cost as a multiple of the normal one while it lasts."""

    id: str
    title: str
    about: str
    back: str
    cost_low: float
    cost_high: float
    cost_says: str


class PlatformNote(Frozen):
    """A fact about the platform that bears on the release, and when it was last looked up."""

    says: str
    checked_on: str


class Review(Frozen):
    """When to look back after the release, at what, and what to decide then."""

    title: str
    hours: float
    looks: tuple[str, ...]
    decide: str


class Prospect(Frozen):
    """What the rules give under other answers: once a stop is lifted, or for the version after this one."""

    base: str | None
    rule: str
    sequence: tuple[ReleaseStep, ...]


class Strategy(Frozen):
    """How to release. A stop has no `base` and no `sequence`; what would follow it is in ``after_stop``.

    `rule` gave the base; where it sets the first step only, ``rest_from`` gave the rest. ``once_mended`` is what the
    rules give once the controls are mended that had to remove a strategy, ``next_version`` what they give for the
    version after this one; each is None where it is the same.
    """

    base: str | None
    rule: str
    rest_from: str | None = None
    stopped: bool = False
    sequence: tuple[ReleaseStep, ...] = ()
    modifiers: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    before: tuple[Before, ...] = ()
    after_stop: Prospect | None = None
    once_mended: Prospect | None = None
    next_version: Prospect | None = None
    used: tuple[UsedStrategy, ...] = ()
    platform_notes: tuple[PlatformNote, ...] = ()
    reviews: tuple[Review, ...] = ()

    @cached_property
    def stages(self) -> tuple[tuple[ReleaseStep, ...], ...]:
        """The steps, those together that differ in share and time alone."""
        return stages(self.sequence)

    @property
    def open_questions(self) -> tuple[str, ...]:
        """The unanswered questions on which rules hang, those first on which most do."""
        counts = Counter(name for one in self.undecided for name in one.missing)
        return tuple(name for name, _ in counts.most_common())

    @property
    def goes_live(self) -> bool:
        """Whether the steps end with the new version in use for everyone."""
        return any(step.live and step.share == 1 for step in self.sequence)

    @property
    def cost_high(self) -> float | None:
        """The largest multiple of the normal cost that any step takes; None where there is no step."""
        return max((one.cost_high for one in self.used), default=None)


def stages(steps: tuple[ReleaseStep, ...]) -> tuple[tuple[ReleaseStep, ...], ...]:
    """Return `steps` with those together that differ in share and time alone."""
    return tuple(
        tuple(group) for _, group in groupby(steps, lambda step: (step.id, step.does, step.promote, step.roll_back))
    )
