"""Plans that files are made of."""

from collections.abc import Mapping

from builders import answers
from mlready.model.evidence import NOT_SCANNED, Scan
from mlready.model.plan import Plan
from mlready.planning.plan import make_plan
from mlready.render.emit import Emit, emitted
from shipped import advice, assessed, roles_and_documents, shipped_playbook


def planned(
    said: Mapping[str, object],
    levels: Mapping[str, object] | None = None,
    *,
    name: str = "fraud-scoring",
    playbook: str = "startup",
    scan: Scan = NOT_SCANNED,
) -> Plan:
    """Return the plan of a system of which `said` is known."""
    system = answers(levels, {"purpose": "deploy", **said}, system={"name": name})
    return make_plan(assessed(shipped_playbook(playbook), system, scan), advice())


def made(plan: Plan, wanted: Emit) -> str:
    return emitted(plan, wanted, roles_and_documents()[0])
