"""What mlready knows of watching a live model, as data."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field

from mlready.errors import quoted
from mlready.model.base import Flag, Frozen, Id, Line
from mlready.model.text import PLACE, Book, Path, Text, conditions_of, doubles, unknown_names
from mlready.model.when import Arithmetic, When, names_in

Family = Literal["service", "data", "model"]
Severity = Literal["page", "ticket", "report"]

FIGURE: Final = "monitor."
"""What stands before the id of a figure or word of this book, where a text, a condition or a query takes it in."""
WIRED: Final = re.compile(r"<([a-z][a-z0-9_.]*)>")
"""Where a query takes in a figure: ``<monitor.latency_ms>``; ``<by>`` are the labels that every series carries."""
SERIES: Final = re.compile(r"\bml_[a-z0-9_]+\b")
_OF_HISTOGRAMS: Final = ("_bucket", "_count", "_sum")


def _severities(text: Text) -> Text:
    known = get_args(Severity)
    wrong = next((one.says for one in text if one.says not in known), None)
    if wrong is not None:
        raise ValueError(f"a severity is {', '.join(known[:-1])} or {known[-1]}, not {quoted(wrong)}")
    return text


def _bare(value: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
    one_by_one = value if isinstance(value, list | tuple) else [value]
    return [one if isinstance(one, dict | Way) else {"of": str(one)} for one in one_by_one]


class Way(Frozen):
    """One way to come to a figure: arithmetic over answers, assumptions and earlier figures, where a condition holds.

    One that `asks` is a default, which stands in until these questions are answered.
    """

    of: Arithmetic
    when: When | None = None
    asks: tuple[Id, ...] = ()


Ways = Annotated[
    tuple[Way, ...], BeforeValidator(_bare, json_schema_input_type=str | float | Way | list[str | float | Way])
]


class FigureAdvice(Frozen):
    """A number that thresholds are made of, by the first of its ways that has one.

    It is at `least` and at `most` so much, and `whole` where part of one is none. With a `title` its working is shown.
    """

    id: Id
    title: Line | None = None
    unit: str = ""
    of: Ways
    least: float | None = None
    most: float | None = None
    whole: Flag = False


class SeriesAdvice(Frozen):
    """One time series that the rules and the dashboard look at, under the name that the system is to export."""

    name: Annotated[str, Field(pattern=r"^ml_[a-z0-9_]+$")]
    kind: Literal["counter", "gauge", "histogram"]
    labels: tuple[Id, ...] = ()
    says: Line


class RuleAdvice(Frozen):
    """One alert as Prometheus evaluates it: `expr` for `hold`. It `says` and is as loud as its metric, unless told."""

    alert: Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9]+$")]
    expr: Line
    hold: Annotated[str, Field(pattern=r"^[0-9]+[smhd]$")] = "0m"
    when: When | None = None
    severity: Severity | None = None
    says: Text = ()


class PanelAdvice(Frozen):
    """One panel of the dashboard: queries by their legend, in a `unit` of Grafana; a line at the figure `limit`."""

    queries: Mapping[str, Line] = Field(min_length=1)
    unit: Line = "short"
    limit: Id | None = None


class MetricAdvice(Frozen):
    """One thing to watch. `first` says whether a start-up begins with it; the rest of it comes later there.

    `asks` are the questions without whose answers the threshold is a default.
    """

    id: Id
    family: Family
    title: Line
    when: When | None = None
    first: Flag | When = False
    window: Text
    threshold: Text
    severity: Annotated[Text, AfterValidator(_severities)]
    owner: Id
    do: Text
    control: Id
    asks: tuple[Id, ...] = ()
    rules: tuple[RuleAdvice, ...] = ()
    panel: PanelAdvice | None = None


class SignAdvice(Frozen):
    """Something of monitoring that files can show (`practice`), and the control whose action builds it."""

    practice: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.|-]*$")]
    title: Line
    control: Id
    when: When | None = None


class TruthAdvice(Frozen):
    """What is possible while true outcomes come this late, and what to do in their place.

    The first that holds counts, and with it every one that stands `beside` the others.
    """

    id: Id
    when: When
    beside: Flag = False
    says: Text
    can: tuple[Text, ...] = ()
    cannot: tuple[Text, ...] = ()
    do: tuple[Text, ...] = Field(min_length=1)


class FamilyAdvice(Frozen):
    """One of the three kinds of things to watch; `control` builds what no other control of the playbook does."""

    title: Line
    control: Id


class Metrics(Book):
    """``playbooks/advice/metrics.yaml``."""

    families: Mapping[Family, FamilyAdvice]
    words: Mapping[Id, Text]
    figures: tuple[FigureAdvice, ...]
    series: tuple[SeriesAdvice, ...]
    metrics: tuple[MetricAdvice, ...] = Field(min_length=1)
    signs: tuple[SignAdvice, ...]
    truth: tuple[TruthAdvice, ...]
    drift: tuple[Text, ...]
    """How to test for drift at the size at hand."""
    triggers: tuple[Text, ...]
    """When to train again, or to change the model in another way."""
    response: tuple[Text, ...]
    """What to do about drift, in this order."""

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Everything outside this book that conditions look at."""
        whens = (*conditions_of(self), *(when for text in self.words.values() for when in conditions_of(text)))
        names = dict.fromkeys(name for when in whens for name in when.ids)
        return tuple(name for name in names if not name.startswith(FIGURE))

    @property
    def places(self) -> tuple[str, ...]:
        """Everything that texts and figures take in, and every question that they name."""
        asked = [name for figure in self.figures for way in figure.of for name in way.asks]
        asked += [name for metric in self.metrics for name in metric.asks]
        return tuple(dict.fromkeys([*(name for _, name in _taken_in(self)), *asked]))

    def dangling(self) -> Iterator[tuple[Path, str]]:
        """Yield every figure, series and id that leads nowhere, and what stands twice."""
        own = [FIGURE + name for name in (*self.words, *(one.id for one in self.figures))]
        for place, name in _taken_in(self):
            if name.startswith(FIGURE):
                yield from unknown_names(place, [name], own)
        for key, entries in (("figures", self.figures), ("metrics", self.metrics), ("truth", self.truth)):
            yield from doubles((key,), [entry.id for entry in entries])
        yield from doubles(("series",), [one.name for one in self.series])
        for at, metric in enumerate(self.metrics):
            yield from unknown_names(("metrics", at, "family"), [metric.family], list(self.families))
        yield from _wires(self, [*own, "by"])


def _wires(book: Metrics, places: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Yield what queries name and nothing declares."""
    series = [one.name for one in book.series]
    alerts = [rule.alert for metric in book.metrics for rule in metric.rules]
    yield from doubles(("metrics",), [name for name in alerts if alerts.count(name) > 1])
    for at, metric in enumerate(book.metrics):
        queries = [("rules", one.expr) for one in metric.rules]
        if metric.panel:
            queries += [("panel", one) for one in metric.panel.queries.values()]
            limit = metric.panel.limit
            yield from unknown_names(("metrics", at, "panel"), [FIGURE + limit] if limit else [], places)
        for key, query in queries:
            yield from unknown_names(("metrics", at, key), WIRED.findall(query), places)
            yield from unknown_names(("metrics", at, key), series_in(query, series), series)


def series_in(query: str, known: Sequence[str] = ()) -> list[str]:
    """Return the names of the series in a query; a part of a histogram counts as the histogram that is `known`."""
    found = []
    for name in dict.fromkeys(SERIES.findall(query)):
        whole = next((name.removesuffix(end) for end in _OF_HISTOGRAMS if name.endswith(end)), name)
        found.append(whole if whole in known else name)
    return list(dict.fromkeys(found))


def _taken_in(value: object, place: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every name that a text, a condition or a figure of a book takes in, and where."""
    if isinstance(value, When):
        yield from ((place, name) for name in value.ids)
    elif isinstance(value, str):
        yield from ((place, name) for name in _in_text(value, place[-1:]))
    else:
        for key, one in _parts(value):
            yield from _taken_in(one, (*place, key))


def _parts(value: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(value, Frozen):
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)


def _in_text(text: str, key: Path) -> Sequence[str]:
    if key == ("says",):
        return [name for name, _ in PLACE.findall(text)]
    return names_in(text) if key == ("of",) else ()
