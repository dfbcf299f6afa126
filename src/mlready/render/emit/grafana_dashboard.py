"""The plan's metrics as a dashboard that Grafana imports."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from mlready.model.advice import Role
from mlready.model.monitoring import Metric, Monitoring, Panel
from mlready.model.plan import Plan
from mlready.render.emit import Emit
from mlready.render.emit.wiring import complete, monitored, query, slug, system_name
from mlready.render.json_text import dumps

SCHEMA_VERSION: Final = 39
_COLUMNS: Final = 24
_WIDE: Final = 8
_HIGH: Final = 8
_CHOICE: Final = {"name": "datasource", "label": "Source", "type": "datasource", "query": "prometheus"}
_SOURCE: Final = {"type": "prometheus", "uid": "${datasource}"}


def write(plan: Plan, _roles: Sequence[Role]) -> str:
    """Return a dashboard with a panel for each metric that the plan begins with and that series show.

    Raises:
        UsageError: the system is none that Prometheus could watch.
    """
    monitoring = monitored(plan, Emit.GRAFANA_DASHBOARD)
    name = system_name(plan)
    return dumps(
        {
            "uid": uid(name),
            "title": f"{name}: monitoring",
            "description": f"Made by mlready from the deployment plan of {plan.assessment.today}.",
            "tags": ["mlready", "machine-learning"],
            "timezone": "browser",
            "schemaVersion": SCHEMA_VERSION,
            "version": 1,
            "editable": True,
            "graphTooltip": 1,
            "refresh": "1m",
            "time": {"from": "now-24h", "to": "now"},
            "templating": {"list": [_CHOICE]},
            "annotations": {"list": []},
            "panels": list(_numbered(_laid_out(plan, monitoring))),
        }
    )


def uid(name: str) -> str:
    """Return the dashboard's id: the same for the same name, at most 40 characters.

    >>> uid("fraud-scoring")
    'ml-fraud-scoring-c67b3710'
    """
    return f"ml-{slug(name)[:24].strip('-')}-{hashlib.sha256(name.encode()).hexdigest()[:8]}".replace("--", "-")


def _laid_out(plan: Plan, monitoring: Monitoring) -> Iterator[dict[str, Any]]:
    """Yield a row for each family, and its panels three abreast under it."""
    top = 0
    for family, members in groupby(_shown(monitoring), lambda pair: pair[0].family):
        place = {"x": 0, "y": top, "w": _COLUMNS, "h": 1}
        yield {"type": "row", "title": monitoring.families[family], "collapsed": False, "gridPos": place, "panels": []}
        pairs = list(members)
        for at, (metric, panel) in enumerate(pairs):
            row, column = divmod(at, _COLUMNS // _WIDE)
            place = {"x": column * _WIDE, "y": top + 1 + row * _HIGH, "w": _WIDE, "h": _HIGH}
            yield _panel(metric, panel, plan, monitoring) | {"gridPos": place}
        top += 1 + -(-len(pairs) // (_COLUMNS // _WIDE)) * _HIGH


def _shown(monitoring: Monitoring) -> Iterator[tuple[Metric, Panel]]:
    for metric in monitoring.now:
        if metric.panel and all(complete(one, monitoring) for one in metric.panel.queries.values()):
            yield metric, metric.panel


def _numbered(panels: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield from ({"id": number, **panel} for number, panel in enumerate(panels, 1))


def _panel(metric: Metric, panel: Panel, plan: Plan, monitoring: Monitoring) -> dict[str, Any]:
    steps: list[dict[str, Any]] = [{"color": "green", "value": None}]
    if panel.limit:
        steps.append({"color": "red", "value": monitoring.thresholds[panel.limit].value})
    return {
        "type": "timeseries",
        "title": metric.title,
        "description": f"{metric.severity}: {metric.threshold}, over {metric.window}. {metric.do}.",
        "datasource": _SOURCE,
        "targets": [
            {
                "refId": chr(ord("A") + at),
                "datasource": _SOURCE,
                "expr": query(one, plan, monitoring),
                "legendFormat": legend,
            }
            for at, (legend, one) in enumerate(panel.queries.items())
        ],
        "fieldConfig": {
            "defaults": {
                "unit": panel.unit,
                "min": 0,
                "custom": {"thresholdsStyle": {"mode": "line" if panel.limit else "off"}},
                "thresholds": {"mode": "absolute", "steps": steps},
            },
            "overrides": [],
        },
        "options": {"legend": {"displayMode": "list", "placement": "bottom"}, "tooltip": {"mode": "multi"}},
    }
