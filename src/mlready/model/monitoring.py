"""The monitoring chapter of the plan: what to watch, when it is wrong, who is told, and what they do."""

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from mlready.model.base import Frozen
from mlready.model.evidence import Evidence, Status
from mlready.model.metrics import Family, Severity


class Threshold(Frozen):
    """A number that an alert is made of, with its arithmetic: `formula` names what it takes, `working` has the numbers.

    Where it is a `default`, the answers to the ids in `missing` would take its place. Only with a `title` is there
    anything to work out.
    """

    value: float
    unit: str
    title: str | None
    formula: str
    working: str
    inputs: Mapping[str, float]
    default: bool = False
    missing: tuple[str, ...] = ()


class Alert(Frozen):
    """One alert in PromQL, with the places of its figures still open; it fires when it has held for `hold`.

    What it `says` is that of its metric, or the part of it that this alert is about.
    """

    name: str
    expr: str
    hold: str
    severity: Severity
    says: str


class Panel(Frozen):
    """One panel of a dashboard: queries by legend, with the places of their figures still open."""

    queries: Mapping[str, str]
    unit: str
    limit: str | None


class Metric(Frozen):
    """One thing to watch. `default` thresholds rest on no answer; those to the ids in `missing` would set them.

    ``control`` is the one whose action builds it. A metric that comes `later` has no place in the beginning.
    """

    id: str
    family: Family
    title: str
    window: str
    threshold: str
    severity: Severity
    owner: str
    do: str
    control: str
    later: bool = False
    default: bool = False
    missing: tuple[str, ...] = ()
    alerts: tuple[Alert, ...] = Field(default=(), exclude=True)
    panel: Panel | None = Field(default=None, exclude=True)


class Series(Frozen):
    """One time series that alerts and panels look at."""

    name: str
    kind: str
    labels: tuple[str, ...]
    says: str


class Sign(Frozen):
    """Something of monitoring that files can show; `status` is None where no repository was looked at.

    ``level`` is how far the control has come whose action builds it.
    """

    practice: str
    title: str
    status: Status | None
    evidence: tuple[Evidence, ...]
    control: str
    level: int | None


class Truth(Frozen):
    """What can and cannot be known while true outcomes come as late as they do, and what to do meanwhile."""

    id: str
    says: str
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    do: tuple[str, ...]


class Monitoring(Frozen):
    """What to watch from the first day on.

    `thresholds` are the figures behind the alerts by name; `undecided` are the open questions that decide what else
    there is to watch. ``every_row`` is False where a small team begins with the part that matters first.
    """

    families: Mapping[str, str]
    metrics: tuple[Metric, ...]
    thresholds: Mapping[str, Threshold]
    signs: tuple[Sign, ...]
    truth: tuple[Truth, ...]
    drift: tuple[str, ...]
    triggers: tuple[str, ...]
    response: tuple[str, ...]
    undecided: tuple[str, ...]
    every_row: bool
    series: tuple[Series, ...] = Field(default=(), exclude=True)

    @cached_property
    def now(self) -> tuple[Metric, ...]:
        """What to watch from the first day on."""
        return tuple(one for one in self.metrics if not one.later)

    @cached_property
    def later(self) -> tuple[Metric, ...]:
        """What to add once the first part works."""
        return tuple(one for one in self.metrics if one.later)

    @cached_property
    def alerts(self) -> tuple[tuple[Metric, Alert], ...]:
        """Every alert that a machine can raise from the first day on, with its metric."""
        return tuple((one, alert) for one in self.now for alert in one.alerts)

    @cached_property
    def workings(self) -> tuple[Threshold, ...]:
        """The figures that were worked out, so that a reader can do it again."""
        return tuple(one for one in self.thresholds.values() if one.title)

    @cached_property
    def defaults(self) -> Mapping[str, tuple[Metric, ...]]:
        """The metrics whose threshold is a default, by the open question that would set it."""
        groups: dict[str, list[Metric]] = {}
        for metric in self.now:
            for name in metric.missing:
                groups.setdefault(name, []).append(metric)
        return {name: tuple(metrics) for name, metrics in groups.items()}
