"""Governance, risks and standards as they stand in the plan's JSON."""

from typing import Any

from mlready.model.governance import Governance
from mlready.model.plan import Plan
from mlready.model.standing import StandardStanding


def governance_json(plan: Plan) -> dict[str, Any]:
    """Return the keys ``governance``, ``risks`` and ``standards``; each is null where the plan has none."""
    return {
        "governance": plan.governance and plan.governance.model_dump(mode="json", exclude={"risks"}),
        "risks": plan.governance and _risks(plan.governance),
        "standards": None if plan.standards is None else [_standard(one) for one in plan.standards],
    }


def _risks(governance: Governance) -> list[dict[str, Any]]:
    return [{**risk.model_dump(mode="json"), "severity": risk.severity} for risk in governance.risks]


def _standard(standing: StandardStanding) -> dict[str, Any]:
    return {**standing.model_dump(mode="json"), "counts": {name.value: n for name, n in standing.counts.items()}}
