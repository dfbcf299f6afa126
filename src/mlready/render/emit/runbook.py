"""The plan as a runbook: how to start, stop and roll back, whom to call, and what to do about each alert."""

from collections.abc import Sequence
from typing import Final

from mlready.model.advice import Role
from mlready.model.plan import Plan
from mlready.render.emit.prometheus_rules import rules_of
from mlready.render.markdown import page_markdown

_TEMPLATE: Final = "emit/runbook.md.j2"


def write(plan: Plan, roles: Sequence[Role]) -> str:
    """Return a runbook in Markdown; its headings are what the rules of ``prometheus-rules`` point at."""
    monitoring = plan.monitoring
    alerts = rules_of(monitoring) if monitoring else []
    watched = {metric.id for metric, _ in alerts}
    return page_markdown(
        _TEMPLATE,
        plan,
        roles,
        alerts=alerts,
        by_hand=[one for one in (monitoring.now if monitoring else ()) if one.id not in watched],
    )
