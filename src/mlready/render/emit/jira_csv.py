"""The actions of a plan as Jira's CSV importers take them."""

import re
from collections.abc import Sequence
from typing import Final

from mlready.model.advice import Role
from mlready.model.plan import Plan
from mlready.render.emit.action_text import ActionText, action_texts
from mlready.render.emit.csv_text import csv_text

# Jira takes several labels from as many columns of one name, and estimates in seconds of eight-hour days.
_LABELS: Final = 4
COLUMNS: Final = (
    *("External Issue ID", "Summary", "Issue Type", "Priority", "Due Date", "Original Estimate"),
    *("Labels",) * _LABELS,
    "Description",
)
_SECONDS_A_DAY: Final = 8 * 3600
_MARKUP: Final = re.compile(r"[\\{}\[\]|*_^~!]")


def write(plan: Plan, roles: Sequence[Role]) -> str:
    """Return one issue an action; its last label is the action's id, by which a later import finds it."""
    return csv_text([COLUMNS, *(_row(text) for text in action_texts(plan, roles))])


def _row(text: ActionText) -> tuple[str, ...]:
    action = text.action
    priority = "Highest" if action.blocker else "High" if action.phase == "before-launch" else "Medium"
    labels = (*text.labels[:-1], *("",) * (_LABELS - len(text.labels)), text.labels[-1])
    return (
        action.id,
        text.title,
        "Task",
        priority,
        action.end.isoformat(),
        str(round(action.effort_days * _SECONDS_A_DAY)),
        *labels,
        _description(text),
    )


def _description(text: ActionText) -> str:
    """Return the description in Jira's wiki notation."""
    action = text.action
    lines = [
        _plain(text.why),
        "",
        f"*Today:* {_plain(text.today)}.",
        f"*Done when:* {_plain(text.done_when)}.",
        f"*Owner:* {_plain(text.role)}. *Planned:* {action.start} to {action.end}.",
        *([f"*After:* {_plain('; '.join(text.after))}."] if text.after else []),
        "",
        *(f"# {_plain(step)}" for step in action.steps),
    ]
    return "\n".join(lines)


def _plain(text: str) -> str:
    r"""Return `text` on one line so that Jira shows it as it is.

    >>> _plain("{code} *x*")
    '\\{code\\} \\*x\\*'
    """
    return _MARKUP.sub(lambda match: f"\\{match[0]}", " ".join(text.split()))
