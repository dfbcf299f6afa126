"""How a system would be watched, from a few answers."""

from collections.abc import Mapping

from builders import answers
from mlready.model.evidence import NOT_SCANNED, Scan
from mlready.model.monitoring import Metric, Monitoring
from mlready.planning.capacity.figures import capacity_of
from mlready.planning.capacity.known import Known
from mlready.planning.monitoring.chapter import monitoring_of
from mlready.planning.situation import Situation
from shipped import advice, assessed, shipped_playbook

ONLINE: dict[str, object] = {"mode": "online", "problem_type": "classification", "platform": "kubernetes"}
BATCH: dict[str, object] = {"mode": "batch", "problem_type": "regression", "platform": "on-premise"}
ASSISTANT: dict[str, object] = {"mode": "online", "problem_type": "generation", "hosted_llm": True}


def watched(
    said: Mapping[str, object],
    levels: Mapping[str, int] | None = None,
    *,
    playbook: str = "startup",
    overlays: tuple[str, ...] = (),
    scan: Scan = NOT_SCANNED,
) -> Monitoring:
    """Return what there is to watch in a system of which `said` is known."""
    assessment = assessed(shipped_playbook(playbook, overlays), answers(levels, said), scan)
    situation = Situation.of(assessment, capacity_of(Known.of(assessment)), advice().metrics.ids)
    return monitoring_of(assessment, situation, advice().metrics)


def row(monitoring: Monitoring, name: str) -> Metric:
    return next(one for one in monitoring.metrics if one.id == name)


def ids(monitoring: Monitoring) -> list[str]:
    return [one.id for one in monitoring.metrics]


def value(monitoring: Monitoring, name: str) -> float:
    return monitoring.thresholds[f"monitor.{name}"].value
