"""The actions of a plan as a table for spreadsheets and planning tools."""

from collections.abc import Sequence

from mlready.model.advice import Role
from mlready.model.plan import Plan
from mlready.render.emit.action_text import ActionText, action_texts
from mlready.render.emit.csv_text import csv_text

COLUMNS = (
    *("id", "title", "phase", "blocker", "unknown", "role", "effort_days", "start", "end", "after", "score_gain"),
    *("why", "done_when", "steps"),
)


def write(plan: Plan, roles: Sequence[Role]) -> str:
    """Return one row an action. The `id` stays the same from plan to plan, so that rows can be matched."""
    return csv_text([COLUMNS, *(_row(text) for text in action_texts(plan, roles))])


def _row(text: ActionText) -> tuple[str, ...]:
    action = text.action
    return (
        action.id,
        action.title,
        action.phase,
        _yes(said=action.blocker),
        _yes(said=action.unknown),
        text.role,
        f"{action.effort_days:.10g}",
        action.start.isoformat(),
        action.end.isoformat(),
        " ".join(action.after),
        f"{action.score_gain:.1f}",
        text.why,
        text.done_when,
        "\n".join(f"{number}. {step}" for number, step in enumerate(action.steps, 1)),
    )


def _yes(*, said: bool) -> str:
    return "yes" if said else "no"
