"""The actions of a plan as issues of GitHub: one JSON object a line, each the body of a request to its API."""

import json
from collections.abc import Sequence

from mlready.model.advice import Role
from mlready.model.plan import Plan
from mlready.render.emit.action_text import ActionText, action_texts
from mlready.render.markdown_text import inline, one_line


def marker(control_id: str) -> str:
    """Return what stands unseen in an issue's body and names its action, so that a later export finds it again."""
    return f"<!-- mlready:{control_id} -->"


def write(plan: Plan, roles: Sequence[Role]) -> str:
    """Return one issue an action, with title, body and labels. What people typed cannot mention or link anybody."""
    return "".join(f"{json.dumps(_issue(text))}\n" for text in action_texts(plan, roles))


def _issue(text: ActionText) -> dict[str, object]:
    return {"title": one_line(text.title), "body": _body(text), "labels": list(text.labels[:-1])}


def _body(text: ActionText) -> str:
    action = text.action
    lines = [
        marker(action.id),
        inline(text.why),
        "",
        f"- **Today:** {inline(text.today)}",
        f"- **Done when:** {inline(text.done_when)}",
        f"- **Owner:** {inline(text.role)}, about {action.effort_days:.10g} days, {action.start} to {action.end}",
        *([f"- **After:** {inline('; '.join(text.after))}"] if text.after else []),
        "",
        *(f"- [ ] {inline(step)}" for step in action.steps),
        "",
    ]
    return "\n".join(lines)
