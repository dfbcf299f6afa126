"""Assessment -> monitoring plan."""

from collections.abc import Iterable, Iterator

from mlready.model.assessment import Assessment
from mlready.model.evidence import Scan, Status
from mlready.model.metrics import FIGURE, WIRED, Metrics, SignAdvice, TruthAdvice, series_in
from mlready.model.monitoring import Metric, Monitoring, Series, Sign, Truth
from mlready.model.when import Scalar
from mlready.planning.monitoring.figures import closure, thresholds_of
from mlready.planning.monitoring.rows import rows, undecided
from mlready.planning.situation import Situation
from mlready.planning.wording import said, say, taken_in


def monitoring_of(assessment: Assessment, situation: Situation, book: Metrics) -> Monitoring:
    """Return what to watch in a system, and what to do about what is seen; a small team begins with a part of it."""
    every = assessment.playbook.audience != "startup"
    thresholds = thresholds_of(book.figures, situation)
    situation = situation.having({name: one.value for name, one in thresholds.items()})
    situation = situation.having(_words(book, situation))
    metrics = tuple(rows(book, assessment, situation, thresholds, every=every))
    taken = [*_taken(book, metrics, situation), *taken_in((*book.drift, *book.triggers, *book.response), situation)]
    taken += taken_in((text for one in _truths(book, situation) for text in one.do), situation)
    return Monitoring(
        families={name: advice.title for name, advice in book.families.items()},
        metrics=metrics,
        thresholds=closure(taken, thresholds),
        signs=tuple(_signs(book.signs, assessment, situation)),
        truth=tuple(_truth(book, situation)),
        drift=said(book.drift, situation),
        triggers=said(book.triggers, situation),
        response=said(book.response, situation),
        undecided=undecided(book.metrics, situation),
        every_row=every,
        series=tuple(_series(book, metrics)),
    )


def _words(book: Metrics, situation: Situation) -> dict[str, Scalar]:
    words = {FIGURE + name: say(text, situation) for name, text in book.words.items()}
    return {name: text for name, text in words.items() if text is not None}


def _signs(advice: Iterable[SignAdvice], assessment: Assessment, situation: Situation) -> Iterator[Sign]:
    for one in advice:
        finding = assessment.finding(one.control)
        if finding and finding.applies and situation.holds(one.when) is not False:
            yield Sign(
                practice=one.practice,
                title=one.title,
                status=_status(assessment.scan, one.practice),
                evidence=assessment.scan.evidence(one.practice),
                control=one.control,
                level=finding.level,
            )


def _status(scan: Scan, practice: str) -> Status | None:
    """Return the best that the files show of `practice`, or of either of ``a|b``; None where nobody looked."""
    known = scan.practices or {}
    shown = [known[one].status for one in practice.split("|") if one in known]
    return next((status for status in Status if status in shown), None)


def _truth(book: Metrics, situation: Situation) -> Iterator[Truth]:
    for one in _truths(book, situation):
        yield Truth(
            id=one.id,
            says=say(one.says, situation) or "",
            can=said(one.can, situation),
            cannot=said(one.cannot, situation),
            do=said(one.do, situation),
        )


def _truths(book: Metrics, situation: Situation) -> list[TruthAdvice]:
    """Return the first class of delay that holds, and what stands beside it."""
    holding = [one for one in book.truth if situation.holds(one.when) is True]
    return [*[one for one in holding if not one.beside][:1], *[one for one in holding if one.beside]]


def _taken(book: Metrics, metrics: Iterable[Metric], situation: Situation) -> Iterator[str]:
    """Yield the figures that the texts and queries of the first day take in."""
    advice = {one.id: one for one in book.metrics}
    for metric in metrics:
        if not metric.later:
            one = advice[metric.id]
            yield from taken_in((one.window, one.threshold, one.do), situation)
            queries = [alert.expr for alert in metric.alerts]
            if metric.panel:
                queries += [*metric.panel.queries.values(), f"<{metric.panel.limit}>"]
            yield from (name for query in queries for name in WIRED.findall(query))


def _series(book: Metrics, metrics: Iterable[Metric]) -> Iterator[Series]:
    """Yield the series that the alerts and panels of the first day look at, in the book's order."""
    known = [one.name for one in book.series]
    queries = [alert.expr for metric in metrics if not metric.later for alert in metric.alerts]
    queries += [query for one in metrics if one.panel and not one.later for query in one.panel.queries.values()]
    used = {name for query in queries for name in series_in(query, known)}
    yield from (
        Series(name=one.name, kind=one.kind, labels=one.labels, says=one.says)
        for one in book.series
        if one.name in used
    )
