"""A playbook: the versioned, ordered set of controls for one kind of deployment."""

import re
from collections.abc import Mapping
from datetime import timedelta
from functools import cached_property
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from mlready.errors import quoted
from mlready.model.base import Flag, Frozen, Id, Level, Line
from mlready.model.context import ContextQuestion
from mlready.model.practice import Practice
from mlready.model.when import Facts, When

TOP_LEVEL: Final = 4
BLOCKING_WEIGHT: Final = 3
MOST_DAYS: Final = 10_000

Audience = Literal["startup", "enterprise"]
Area = Literal[
    "purpose",
    "people",
    "data",
    "model",
    "delivery",
    "serving",
    "integration",
    "operation",
    "governance",
    "content",
]


def _days(value: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
    if isinstance(value, timedelta):
        return value
    match = re.fullmatch(r"([0-9]{1,5})d", value) if isinstance(value, str) else None
    if not match:
        raise ValueError(f"write a number of days such as 180d, not {quoted(value)}")
    return timedelta(days=int(match[1]))


Days = Annotated[
    timedelta,
    BeforeValidator(_days, json_schema_input_type=str),
    PlainSerializer(lambda span: f"{span.days}d", return_type=str),
]


class Choice(Frozen):
    """One observable state of affairs, and the level it stands for."""

    level: Level
    id: Id
    says: Line


def _step(value: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
    return {"do": value} if isinstance(value, str) else value


class Effort(Frozen):
    """Likely person-days for one remedy; access, review and a second environment cost an enterprise more."""

    startup: float = Field(gt=0, le=MOST_DAYS)
    enterprise: float = Field(gt=0, le=MOST_DAYS)

    def of(self, audience: Audience) -> float:
        """Return the person-days for `audience`."""
        return self.startup if audience == "startup" else self.enterprise


class Step(Frozen):
    """One thing to do; `to` is the level that it leads to, so that who is there already need not read it.

    With `when` it is for some systems alone.
    """

    do: Line
    to: Level | None = None
    when: When | None = None


class Remedy(Frozen):
    """What closes a control's gap: an action of the plan. A step without a level may be written as bare text."""

    title: Line
    steps: tuple[Annotated[Step, BeforeValidator(_step, json_schema_input_type=Step | str)], ...] = Field(
        min_length=1, max_length=12
    )
    effort_days: Effort
    role: Id | None = None
    after: tuple[Id, ...] = ()

    def of(self, facts: Facts) -> "Remedy":
        """Return the remedy of a system: without the steps that its answers rule out, unless they rule out all."""
        left = tuple(step for step in self.steps if step.when is None or step.when.holds(facts) is not False)
        return self.model_copy(update={"steps": left}) if left and left != self.steps else self

    def steps_between(self, level: int | None, target: int) -> tuple[str, ...]:
        """Return what leads from `level` to `target`; from nothing where the level is unknown."""
        reached = -1 if level is None else level
        left = tuple(step.do for step in self.steps if step.to is None or reached < step.to <= target)
        return left or tuple(step.do for step in self.steps)


def implied(control: Mapping[str, Any]) -> dict[str, int]:
    """Return the target and weight that follow from a control's minimum and blocking.

    >>> implied({"minimum": 2, "blocks": True})
    {'target': 3, 'weight': 3}
    """
    minimum = control.get("minimum")
    target = {"target": min(max(minimum, 0) + 1, TOP_LEVEL)} if isinstance(minimum, int) else {}
    return target | ({"weight": BLOCKING_WEIGHT} if control.get("blocks") is True else {})


class Control(Frozen):
    """One thing that a system must show before, at or after its launch.

    Evidence maps practices to the level that they show; ``a|b`` is either of two practices.
    """

    id: Id
    phase: Id
    topic: Line
    area: Area
    role: Id | None = None
    ask: Line
    why: Line
    minimum: Level
    target: Annotated[int, Field(strict=True, ge=1, le=TOP_LEVEL)]
    weight: Annotated[float, Field(strict=True, ge=1)]
    blocks: Flag = False
    blocks_when: When | None = None
    decidable: Flag = False
    valid_for: Days = timedelta(days=365)
    asked_when: When | None = None
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=TOP_LEVEL + 1)
    evidence: dict[str, Level] = Field(default_factory=dict)
    remedy: Remedy | None = None
    sources: tuple[str, ...] = ()
    references: tuple[Line, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
        """Give target and weight the values that follow from minimum and blocking where none is written."""
        if isinstance(data, dict):
            return {"weight": 1, **implied(data), **{key: value for key, value in data.items() if value is not None}}
        return data

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.target < self.minimum:
            raise ValueError(f"the target {self.target} lies below the minimum {self.minimum}")
        for what in ("id", "level"):
            seen = [getattr(choice, what) for choice in self.choices]
            if (twice := next((one for one in seen if seen.count(one) > 1), None)) is not None:
                raise ValueError(f"two choices have the {what} {twice}")
        return self

    @property
    def optional(self) -> bool:
        """Whether the control may be left open: it then neither counts nor stands in the way."""
        return self.minimum == 0

    def choice(self, level: int) -> Choice | None:
        """Return the choice that stands for `level`, or the next lower one."""
        lower = [choice for choice in self.choices if choice.level <= level]
        return max(lower, key=lambda choice: choice.level, default=None)


class Phase(Frozen):
    """A stretch of the way to production, in the order in which a team meets them."""

    id: Id
    title: Line
    about: Line


class Playbook(Frozen):
    """Everything that one assessment asks, after ``extends`` and overlays.

    ``practices`` are those that it begins or adds rules to, whole; all others are as they are.
    """

    id: Id
    title: Line
    version: str
    about: Line
    audience: Audience
    phases: tuple[Phase, ...] = Field(min_length=1)
    controls: tuple[Control, ...] = Field(min_length=1)
    context: tuple[ContextQuestion, ...] = ()
    practices: tuple[Practice, ...] = ()
    lineage: tuple[str, ...] = ()
    overlays: tuple[str, ...] = ()
    digest: str = ""

    @cached_property
    def _by_id(self) -> dict[str, Control]:
        return {control.id: control for control in self.controls}

    @cached_property
    def _context_by_id(self) -> dict[str, ContextQuestion]:
        return {question.full_id: question for question in self.context}

    def find(self, control_id: str) -> Control | None:
        """Return the control `control_id`, or None where this playbook has none."""
        return self._by_id.get(control_id)

    def question(self, full_id: str) -> ContextQuestion | None:
        """Return the context question ``context.<id>``, or None where this playbook has none."""
        return self._context_by_id.get(full_id)

    @property
    def asks(self) -> dict[str, str]:
        """What each question asks, by its id as an answers file writes it; context first, as there."""
        return {name: one.ask for name, one in (self._context_by_id | self._by_id).items()}

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that an answers file may use, controls first."""
        return (*self._by_id, *self._context_by_id)
