"""Random backlogs of gaps, the means to close them, and random answers, for property tests of plans."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from builders import TODAY, answers, control, playbook, remedy
from mlready.engine.assess import assess
from mlready.model.context import ContextQuestion, ContextType
from mlready.model.plan import Plan
from mlready.model.playbook import Control
from mlready.planning.plan import make_plan

WHOLE_DAYS = st.integers(1, 12)
HALF_DAYS = st.sampled_from([0.5, 1, 1.5, 2.5, 7])
_LEVELS = st.integers(0, 4)


@dataclass(frozen=True)
class Project:
    """A random backlog of gaps, and the means to close them."""

    controls: tuple[Control, ...]
    said: dict[str, int]
    context: dict[str, Any]
    waived: tuple[str, ...]
    today: dt.date

    def plan(self, **context: object) -> Plan:
        """Return its plan, with `context` in place of what it answers itself."""
        waivers = [waiver(name) for name in self.waived]
        said = answers(self.said, self.context | context, waivers=waivers)
        return make_plan(assess(playbook(*self.controls), said, today=self.today))


def projects(days: st.SearchStrategy[Any]) -> st.SearchStrategy[Project]:
    """Return random projects whose actions take so many `days`."""
    part = st.tuples(days, st.sets(st.integers(0, 6)), _LEVELS, st.booleans(), st.none() | _LEVELS, st.booleans())
    context = st.fixed_dictionaries(
        {},
        optional={
            "team_fte": st.sampled_from([0.4, 0.5, 1, 1.5, 2, 3, 3.9]),
            "weeks_to_go_live": st.sampled_from([0, 0.5, 1, 2, 4, 8.6]),
            "first_production_model": st.booleans(),
        },
    )
    dates = st.integers(0, 6).map(lambda number: TODAY + dt.timedelta(days=number))
    return st.builds(_project, st.lists(part, min_size=1, max_size=7), context, dates)


def contexts(questions: Iterable[ContextQuestion], **numbers: list[float]) -> st.SearchStrategy[dict[str, Any]]:
    """Return random answers to `questions` with choices or of yes and no, and to `numbers`; the purpose stays."""
    plain = [one for one in questions if one.choices or one.type is ContextType.BOOLEAN]
    chosen: dict[str, st.SearchStrategy[Any]] = {
        one.id: st.sampled_from([choice.id for choice in one.choices]) if one.choices else st.booleans()
        for one in plain
        if one.id != "purpose"
    }
    return st.fixed_dictionaries(
        {}, optional=chosen | {name: st.sampled_from(values) for name, values in numbers.items()}
    )


def _project(
    parts: list[tuple[float, set[int], int, bool, int | None, bool]], context: dict[str, Any], today: dt.date
) -> Project:
    """Return a project whose remedies wait only for those of earlier controls."""
    controls = tuple(
        control(
            f"sys.c{number}",
            minimum=minimum,
            blocks=blocks,
            remedy=remedy(days, *(f"sys.c{other}" for other in sorted(after) if other < number)),
        )
        for number, (days, after, minimum, blocks, _, _) in enumerate(parts)
    )
    said = {f"sys.c{number}": level for number, (*_, level, _) in enumerate(parts) if level is not None}
    waived = tuple(f"sys.c{number}" for number, (*_, waived) in enumerate(parts) if waived)
    return Project(controls, said, context, waived, today)


def waiver(name: str) -> dict[str, object]:
    """Return a waiver for the control `name` that never ends."""
    return {"control": name, "reason": "a pilot", "owner": "cto", "until": dt.date.max}
