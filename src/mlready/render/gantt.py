"""The roadmap as a Gantt chart in Mermaid's language."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from mlready.model.action import Action
from mlready.model.amounts import count
from mlready.model.plan import Plan
from mlready.model.roadmap import Roadmap

# More bars than this after the launch are drawn a month a bar.
MOST_LATER: Final = 20
_LONGEST_LABEL: Final = 70
# Mermaid reads colons, commas, semicolons and hashes as its own, %% as a comment, and some pages read tags and braces.
_UNSAFE: Final = re.compile(r"[^\w .()/+'%-]+|%(?=\s*%)")
_ONE_DAY: Final = dt.timedelta(days=1)


def gantt(plan: Plan) -> str:
    """Return the chart of `plan` without its fence; nothing where there is no roadmap.

    Every label begins with a digit, or is a word of ours that Mermaid does not take for one of its own.
    """
    if plan.roadmap is None:
        return ""
    return "\n".join(
        (
            "gantt",
            "    dateFormat YYYY-MM-DD",
            "    axisFormat %d %b",
            "    inclusiveEndDates",
            "    excludes weekends",
            "    todayMarker off",
            *_section("Before the launch", _actions(plan.before_launch, plan)),
            *_section("Launch", _launch(plan.roadmap)),
            *_section("After the launch", _later(plan)),
        )
    )


def label(text: str) -> str:
    """Return `text` as a label that no reader of Mermaid takes for anything else.

    >>> label("Guard: stop, contest; #1 %% <b>")
    'Guard stop contest 1 % b'
    """
    safe = " ".join(_UNSAFE.sub(" ", text).split())
    return safe if len(safe) <= _LONGEST_LABEL else safe[:_LONGEST_LABEL].rsplit(" ", 1)[0] + " …"


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    """Yield a section with its bars; no section where there are none."""
    bars = list(lines)
    if bars:
        yield f"    section {title}"
        yield from (f"    {bar}" for bar in bars)


def _actions(actions: tuple[Action, ...], plan: Plan) -> Iterator[str]:
    for action in actions:
        number = plan.numbers[action.id]
        flags = "crit, " if action.blocker else ""
        yield f"{number} {label(action.title)} :{flags}a{number}, {action.start}, {action.end}"


def _launch(roadmap: Roadmap) -> Iterator[str]:
    yield f"Earliest launch :milestone, launch, {roadmap.launch_on}, 0d"
    if roadmap.wanted_on and roadmap.shortfall:
        yield f"Launch as wanted :milestone, crit, wanted, {roadmap.wanted_on}, 0d"
    dated = [(step.title, step.on) for step in roadmap.release if step.on]
    for number, (title, start) in enumerate(dated, 1):
        following = dated[number][1] if number < len(dated) else start
        end = max(start, following - _ONE_DAY)
        yield f"Release step {number} {label(title)} :r{number}, {start}, {end}"


def _later(plan: Plan) -> Iterator[str]:
    if len(plan.after_launch) <= MOST_LATER:
        yield from _actions(plan.after_launch, plan)
    else:
        months: dict[str, list[Action]] = {}
        for action in plan.after_launch:
            months.setdefault(f"{action.end:%Y-%m}", []).append(action)
        for number, (month, actions) in enumerate(sorted(months.items()), 1):
            start, end = min(one.start for one in actions), max(one.end for one in actions)
            yield f"{count(len(actions), 'action')} done in {month} :m{number}, {start}, {end}"
    for number, review in enumerate(plan.roadmap.reviews if plan.roadmap else (), 1):
        if review.on:
            yield f"Review after {label(review.title)} :milestone, review{number}, {review.on}, 0d"
