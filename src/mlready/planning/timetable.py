"""Assessment -> when each piece of work is done: first what the launch waits for, then the rest."""

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from mlready.engine.backlog import DAYS_A_WEEK, full_time
from mlready.model.assessment import Assessment
from mlready.planning.calendar import LAST_DAY, working_day
from mlready.planning.scheduling import Slot, days_of, dustless, schedule
from mlready.planning.work import Work, work_of

MOST_PEOPLE: Final = 20


@dataclass(frozen=True, slots=True)
class Team:
    """How many people work in parallel, and the share of a day that each of them gives."""

    people: int
    pace: float
    assumed: bool

    @classmethod
    def of(cls, assessment: Assessment) -> "Team":
        """Return the team of the answers: one person where nobody has said, whole people in parallel."""
        there = full_time(assessment.answers)
        return cls(
            max(1, math.floor(there)), min(1, there), assumed=assessment.answers.value("context.team_fte") is None
        )

    def days_for(self, work: Iterable[Work]) -> float:
        """Return how many working days the team takes for `work`."""
        return dustless(days_of(work, self.people, self.pace))


@dataclass(frozen=True, slots=True)
class Timetable:
    """All work of a plan, who could do it, and when it is done, in working days from `today`."""

    today: dt.date
    team: Team
    work: Mapping[str, Work]
    launch: tuple[Slot, ...]
    later: tuple[Slot, ...]

    @classmethod
    def of(cls, assessment: Assessment) -> "Timetable":
        """Return when each gap of `assessment` is closed by the team that it names."""
        work = work_of(assessment)
        due = [name for name, one in work.items() if one.finding.due_before_launch]
        return cls.split(assessment.today, Team.of(assessment), work, due)

    @classmethod
    def split(cls, today: dt.date, team: Team, work: Mapping[str, Work], before: Iterable[str]) -> "Timetable":
        """Return the timetable in which the launch waits for `before`, and all other work follows it."""
        first = set(before)
        launch = schedule((one for name, one in work.items() if name in first), team.people, team.pace)
        begin = max((slot.end for slot in launch), default=0)
        later = schedule((one for name, one in work.items() if name not in first), team.people, team.pace, begin)
        return cls(today, team, work, tuple(launch), tuple(later))

    @property
    def days(self) -> float:
        """Working days until everything is done that the launch waits for."""
        return dustless(max((slot.end for slot in self.launch), default=0))

    @property
    def ready_on(self) -> dt.date:
        """The day on which the last of it is done."""
        return self._day(max(0, math.ceil(self.days) - 1))

    def people_for(self, work: Iterable[Work], weeks: float) -> int | None:
        """Return the smallest team of as many people or more, all of them full time, that does `work` in `weeks`."""
        all_of_it, days = list(work), dustless(weeks * DAYS_A_WEEK)
        sizes = range(self.team.people, MOST_PEOPLE + 1)
        return next((size for size in sizes if dustless(days_of(all_of_it, size)) <= days), None)

    def dates(self, slot: Slot) -> tuple[dt.date, dt.date]:
        """Return the first and the last day of a piece of work."""
        first = math.floor(dustless(slot.start))
        last = max(first, math.ceil(dustless(slot.end)) - 1)
        return self._day(first), self._day(last)

    def _day(self, number: int) -> dt.date:
        try:
            return working_day(self.today, number)
        except OverflowError:  # thousands of years of work
            return LAST_DAY
