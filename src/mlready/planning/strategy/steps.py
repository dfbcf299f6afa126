"""Strategies -> the steps of a release, each with its share, its time, and when to go on or back."""

import math
from collections.abc import Iterator, Mapping

from mlready.model.amounts import count
from mlready.model.strategies import Bake, Part, StepAdvice, Strategies, StrategyKind
from mlready.model.strategy import ReleaseStep, UsedStrategy
from mlready.planning.situation import Situation
from mlready.planning.wording import duration, joined, say

_DAY = 24
_LONGEST = 1_000 * 365 * _DAY


def release_steps(
    parts: list[Part], caps: Mapping[str, float], book: Strategies, situation: Situation
) -> tuple[ReleaseStep, ...]:
    """Return the steps of `parts`; what people must decide first comes before the first answer is used."""
    steps: list[ReleaseStep] = []
    for part in parts:
        made = list(_steps(part, caps, book, situation))
        before = next((number for number, step in enumerate(steps) if step.live), len(steps))
        at = before if part.before_live else len(steps)
        steps[at:at] = made
    return tuple(steps)


def used_strategies(steps: tuple[ReleaseStep, ...], book: Strategies) -> tuple[UsedStrategy, ...]:
    """Return the strategies of `steps`, each once, with what it costs at the shares that it takes."""
    shares: dict[str, float] = {}
    for step in steps:
        shares[step.id] = max(shares.get(step.id, 0), step.share or 0)
    return tuple(_used(book.kind(name), share) for name, share in shares.items())


def _used(kind: StrategyKind, share: float) -> UsedStrategy:
    cost = kind.cost
    return UsedStrategy(
        id=kind.id,
        title=kind.title,
        about=kind.about,
        back=kind.back,
        cost_low=1 + share if cost.plus_share else cost.low,
        cost_high=1 + share if cost.plus_share else cost.high,
        cost_says=cost.says,
    )


def _steps(part: Part, caps: Mapping[str, float], book: Strategies, situation: Situation) -> Iterator[ReleaseStep]:
    kind = book.kind(part.id)
    for advice in kind.steps:
        if not part.steps or advice.id in part.steps:
            for share in part.shares or advice.shares:
                capped = share if share is None else min(share, caps.get(kind.id, 1))
                yield _step(kind, advice, capped, part, book, situation)


def _step(  # noqa: PLR0913, PLR0917 - one step is all of this
    kind: StrategyKind, advice: StepAdvice, share: float | None, part: Part, book: Strategies, situation: Situation
) -> ReleaseStep:
    small = (share or 0) < _number(situation, book.canary_share)
    late = situation.holds(book.technical_when) is True
    technical = part.technical or (bool(advice.quality) and (small or late))
    hours, bake = _bake(
        advice.bake, share, small=small or part.technical, hours=part.hours, book=book, situation=situation
    )
    return ReleaseStep(
        id=kind.id,
        title=advice.title or kind.title,
        strategy=kind.title,
        does=say(advice.does, situation) or kind.about,
        share=share,
        of=say(advice.of, situation) or "",
        live=advice.live,
        technical=technical,
        bake=bake,
        bake_hours=hours,
        promote=joined((*advice.promote, *(() if technical else advice.quality)), situation),
        roll_back=joined(advice.roll_back, situation),
    )


def _bake(  # noqa: PLR0913 - each may make the time longer
    bake: Bake, share: float | None, *, small: bool, hours: float | None, book: Strategies, situation: Situation
) -> tuple[float | None, str]:
    """Return how many hours a step lasts at least, and the same in words: the longest of all that it waits for."""
    runs = next((one.count for one in bake.runs if situation.holds(one.when) is True), None)
    per_day = _number(situation, "context.batch_runs_per_day")
    waits: list[tuple[float | None, str]] = [
        (_hours(runs, per_day) if runs else bake.hours if hours is None else hours, "")
    ]
    if bake.figure and (days := _number(situation, bake.figure)):
        waits.append((_hours(days), "until the experiment has its sample"))
    sampled = bool(bake.sample and share and not small)
    if sampled:
        waits.append(_sample(share or 0, book, situation))
    if bake.requests and share and not (sampled and _number(situation, book.sample)):
        least, why = _seen(bake.requests, share, situation)
        waits.append((least, "" if bake.note else why))
    if (
        bake.labels
        and not situation.holds(book.technical_when)
        and (days := _number(situation, "context.ground_truth_delay_days"))
    ):
        waits.append((_hours(days), "until true outcomes are there"))
    longest = max((time for time, _ in waits if time), default=None)
    said = count(runs, "run") if runs else duration(longest) if longest else ""
    until = next((why for time, why in waits if why and time == longest), "")
    open_ended = [why for time, why in waits if time is None and why]
    return (
        round(longest, 6) if longest else None,
        ", ".join(filter(None, [f"{said} ({until})" if until else said, *open_ended, say(bake.note, situation)])),
    )


def _sample(share: float, book: Strategies, situation: Situation) -> tuple[float | None, str]:
    """Return how long the requests take that a share must see to tell whether errors rise."""
    if sample := _number(situation, book.sample):
        return _seen(sample, share, situation)
    return None, "and until enough requests have come in to see the rise in errors that would stop you"


def _seen(requests: float, share: float, situation: Situation) -> tuple[float | None, str]:
    """Return how long so many requests take to reach a share of them."""
    hours = _hours(requests, _number(situation, "context.requests_per_day") * share)
    until = f"until {count(int(requests), 'request')} have come in"
    return hours, until if hours else f"and {until}"


def _hours(amount: float, a_day: float = 1) -> float | None:
    """Return how many hours `amount` takes at so much a day; None where nobody will live to see it."""
    hours = amount / a_day * _DAY if a_day else math.inf
    return hours if hours <= _LONGEST else None


def _number(situation: Situation, name: str) -> float:
    value = situation.facts.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0
