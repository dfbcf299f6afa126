"""The plan's alerts as a rules file of Prometheus."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import yaml

from mlready.model.advice import Role
from mlready.model.monitoring import Alert, Metric, Monitoring
from mlready.model.plan import Plan
from mlready.render.emit import Emit
from mlready.render.emit.wiring import complete, monitored, query, slug, system_name

RUNBOOK: Final = "runbook.md"
_WIDTH: Final = 110
_JOINTS: Final = re.compile(r"\s(and|or)\s")
_LOOKS_BACK: Final = re.compile(r"\[(\d+)d\](?: offset (\d+)d)?")
_KEPT_BY_DEFAULT: Final = 15


def write(plan: Plan, _roles: Sequence[Role]) -> str:
    """Return the alerts that the plan begins with, after a comment on the series that they look at.

    Raises:
        UsageError: the system is none that Prometheus could watch.
    """
    monitoring = monitored(plan, Emit.PROMETHEUS_RULES)
    return f"{_convention(plan, monitoring)}\n{_dumped({'groups': list(_groups(plan, monitoring))})}"


def rules_of(monitoring: Monitoring) -> list[tuple[Metric, Alert]]:
    """Return the alerts whose figures all have values."""
    return [(metric, alert) for metric, alert in monitoring.alerts if complete(alert.expr, monitoring)]


def _convention(plan: Plan, monitoring: Monitoring) -> str:
    lines = [
        f"Alerts of {system_name(plan)}, made by mlready from the deployment plan of {plan.assessment.today}.",
        f"Save it as {slug(system_name(plan)) or 'system'}.rules.yml and check it: promtool check rules FILE",
        "",
        "The series below are a convention: export them under these names, or put your own names in.",
        "Each of them carries the label `system`; what is only computed now and then is pushed or written by a job.",
        "",
    ]
    for one in monitoring.series:
        labels = f"{{{', '.join(('system', *one.labels))}}}"
        lines.append(f"{one.name}{labels} ({one.kind})")
        lines += textwrap.wrap(one.says, _WIDTH - 4, initial_indent="    ", subsequent_indent="    ")
    if (days := _looks_back(monitoring)) > _KEPT_BY_DEFAULT:
        lines += [
            "",
            f"Some look back {days} days: keep the data for longer (--storage.tsdb.retention.time={days + 5}d).",
        ]
    lines += [
        "",
        f"Routes hang on the labels `severity` (page, ticket, report) and `owner`; {RUNBOOK} is what",
        "`mlready plan --emit runbook` writes. A second service of the same system needs a name of its own.",
    ]
    return "\n".join(f"# {line}".rstrip() for line in lines)


def _looks_back(monitoring: Monitoring) -> int:
    """Return the most days of data that an alert needs."""
    spans = [match for _, alert in rules_of(monitoring) for match in _LOOKS_BACK.findall(alert.expr)]
    return max((int(days) + int(offset or 0) for days, offset in spans), default=0)


def _groups(plan: Plan, monitoring: Monitoring) -> Iterator[dict[str, Any]]:
    for family, members in groupby(rules_of(monitoring), lambda pair: pair[0].family):
        rules = [_rule(metric, alert, plan, monitoring) for metric, alert in members]
        yield {"name": f"{slug(system_name(plan)) or 'system'}-{family}", "rules": rules}


def _rule(metric: Metric, alert: Alert, plan: Plan, monitoring: Monitoring) -> dict[str, Any]:
    held = {} if alert.hold == "0m" else {"for": alert.hold}
    labels = {"system": system_name(plan), "severity": alert.severity, "owner": metric.owner}
    annotations = {
        "summary": f"{system_name(plan)}: {metric.title}: {alert.says}",
        "description": f"Window: {metric.window}. First do: {metric.do}.",
        "runbook": f"{RUNBOOK}#{alert.name.lower()}",
    }
    return {
        "alert": alert.name,
        "expr": _Block(query(_JOINTS.sub(r"\n\1 ", alert.expr), plan, monitoring)),
        **held,
        "labels": _literal(labels),
        "annotations": _literal(annotations),
    }


def _literal(texts: dict[str, str]) -> dict[str, str]:
    """Return labels or annotations so that Prometheus, which reads them as templates, shows them as they are."""
    return {name: text.replace("{{", '{{ "{{" }}') for name, text in texts.items()}


class _Block(str):
    """Text that keeps its lines in YAML."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes long queries as they are and knows no anchors, so that the file reads as a person would write it."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - as its base has it
        return True


_Dumper.add_representer(
    _Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")
)


def _dumped(document: dict[str, Any]) -> str:
    return yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
