"""Assessment -> how the system stands against each standard of the crosswalks."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from mlready.model.assessment import Assessment
from mlready.model.capacity import Capacity
from mlready.model.standards import Milestone, StandardClass, StandardCrosswalk, StandardItem
from mlready.model.standing import (
    ClassStanding,
    DateStanding,
    GroupStanding,
    ItemStanding,
    ItemStatus,
    StandardStanding,
)
from mlready.model.when import UNANSWERED, When
from mlready.planning.situation import Situation
from mlready.planning.standards.signs import signs_of, status_of
from mlready.planning.wording import say, wording_of


def standards_of(
    assessment: Assessment, capacity: Capacity, standards: Sequence[StandardCrosswalk]
) -> tuple[StandardStanding, ...]:
    """Return how the system stands against each of `standards`, in their order."""
    ids = [name for standard in standards for name in standard.ids]
    situation = Situation.of(assessment, capacity, ids)
    return tuple(_standing(standard, assessment, situation) for standard in standards)


def _standing(standard: StandardCrosswalk, assessment: Assessment, situation: Situation) -> StandardStanding:
    applies = situation.holds(standard.applies_when)
    return StandardStanding(
        id=standard.id,
        title=standard.title,
        edition=standard.edition,
        checked_on=standard.checked_on,
        about=standard.about,
        applies=applies,
        reason=standard.otherwise if applies is False else None,
        missing=_missing(standard.applies_when, situation),
        in_plan=situation.holds(standard.listed_when) is True,
        classes=() if applies is False else tuple(_classes(standard.classes, situation, assessment.today)),
        groups=tuple(
            GroupStanding(id=one.id, title=one.title, dates=_dates(one.dates, situation, assessment.today))
            for one in standard.groups
        ),
        items=tuple(_item(item, standard, assessment, situation) for item in standard.items),
    )


def _classes(classes: Iterable[StandardClass], situation: Situation, today: dt.date) -> Iterator[ClassStanding]:
    for one in classes:
        says = say(one.says, situation)
        wording = wording_of(one.says, situation)
        if says is not None and wording is not None:
            yield ClassStanding(
                id=one.id,
                title=one.title,
                says=says,
                missing=tuple(_left_open(wording.when)),
                dates=_dates(one.dates, situation, today),
            )


def _item(
    item: StandardItem, standard: StandardCrosswalk, assessment: Assessment, situation: Situation
) -> ItemStanding:
    group = standard.group(item.group)
    bars = [(standard.applies_when, standard.otherwise), (item.applies_when, item.otherwise)]
    bars += [(group.applies_when, group.otherwise)] if group else []
    reason = next((why for when, why in bars if situation.holds(when) is False), None)
    missing = tuple(dict.fromkeys(name for when, _ in bars for name in _missing(when, situation)))
    signs = () if reason else tuple(signs_of(item, assessment))
    unasked = say(item.unasked, situation)
    if reason:
        status = ItemStatus.NOT_APPLICABLE
    else:
        status = ItemStatus.UNKNOWN if missing else status_of(signs, whole=unasked is None)
    return ItemStanding(
        id=item.id,
        title=item.title,
        formerly=item.formerly,
        group=item.group,
        status=status,
        signs=signs,
        unasked=unasked,
        reason=reason or (None if signs or missing else "nothing that bears on it is asked here"),
        missing=() if reason else missing,
        dates=_dates(item.dates or (group.dates if group else ()), situation, assessment.today),
        note=item.note,
    )


def _left_open(when: When | None) -> Iterator[str]:
    """Yield the questions that a condition says are unanswered."""
    for clause in when.clauses if when else ():
        yield from (name for name, expected in clause.items() if expected == UNANSWERED)


def _missing(when: When | None, situation: Situation) -> tuple[str, ...]:
    return situation.missing(when) if when is not None and situation.holds(when) is None else ()


def _dates(milestones: Iterable[Milestone], situation: Situation, today: dt.date) -> tuple[DateStanding, ...]:
    return tuple(
        DateStanding(since=one.since, says=one.says, begun=one.since <= today)
        for one in milestones
        if situation.holds(one.when) is True
    )
