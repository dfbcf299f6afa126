"""Advice -> the metrics of one system, with its thresholds in them."""

from collections.abc import Iterable, Iterator, Mapping

from mlready.model.assessment import Assessment
from mlready.model.context import PREFIX
from mlready.model.metrics import FIGURE, MetricAdvice, Metrics, Severity
from mlready.model.monitoring import Alert, Metric, Panel, Threshold
from mlready.model.text import Text
from mlready.model.when import When
from mlready.planning.situation import Situation
from mlready.planning.wording import say, taken_in

_SEVERITIES: Mapping[str, Severity] = {"page": "page", "ticket": "ticket", "report": "report"}


def rows(
    book: Metrics, assessment: Assessment, situation: Situation, thresholds: Mapping[str, Threshold], *, every: bool
) -> Iterator[Metric]:
    """Yield what is to be watched in this system; without `every`, what is not first comes later."""
    for advice in book.metrics:
        if situation.holds(advice.when) is not True:
            continue
        window, threshold = say(advice.window, situation), say(advice.threshold, situation)
        severity, do = say(advice.severity, situation), say(advice.do, situation)
        if not (window and threshold and severity and do):
            continue
        used = _used((advice.window, advice.threshold), situation, thresholds)
        missing = [name for one in used for name in one.missing]
        missing += [name for name in advice.asks if situation.is_open(name)]
        control = advice.control if assessment.finding(advice.control) else book.families[advice.family].control
        yield Metric(
            id=advice.id,
            family=advice.family,
            title=advice.title,
            window=window,
            threshold=threshold,
            severity=_SEVERITIES[severity],
            owner=advice.owner,
            do=do,
            control=control,
            later=not (every or _is_first(advice, situation)),
            default=any(one.default for one in used) or bool(missing),
            missing=tuple(dict.fromkeys(missing)),
            alerts=tuple(_alerts(advice, situation, _SEVERITIES[severity], threshold)),
            panel=_panel(advice, thresholds),
        )


def undecided(advice: Iterable[MetricAdvice], situation: Situation) -> tuple[str, ...]:
    """Return the open questions that decide what else there is to watch, those first on which most depends."""
    counts: dict[str, int] = {}
    for one in advice:
        if one.when is not None and situation.holds(one.when) is None:
            for name in situation.missing(one.when):
                if situation.is_open(name) and "|" not in name and name.startswith(PREFIX):
                    counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: -counts[name]))


def _is_first(advice: MetricAdvice, situation: Situation) -> bool:
    return situation.holds(advice.first) is True if isinstance(advice.first, When) else advice.first


def _used(texts: Iterable[Text], situation: Situation, thresholds: Mapping[str, Threshold]) -> list[Threshold]:
    """Return the figures that stand in what is said."""
    return [thresholds[name] for name in taken_in(texts, situation) if name in thresholds]


def _alerts(advice: MetricAdvice, situation: Situation, severity: Severity, threshold: str) -> Iterator[Alert]:
    for rule in advice.rules:
        if situation.holds(rule.when) is True:
            yield Alert(
                name=rule.alert,
                expr=rule.expr,
                hold=rule.hold,
                severity=rule.severity or severity,
                says=say(rule.says, situation) or threshold,
            )


def _panel(advice: MetricAdvice, thresholds: Mapping[str, Threshold]) -> Panel | None:
    panel = advice.panel
    if panel is None:
        return None
    limit = FIGURE + panel.limit if panel.limit else None
    return Panel(queries=panel.queries, unit=panel.unit, limit=limit if limit in thresholds else None)
