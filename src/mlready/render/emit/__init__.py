"""Files made from a plan that other tools read, or that other people go on writing."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from importlib import import_module

from mlready.errors import UsageError
from mlready.model.advice import Role
from mlready.model.plan import Plan


class Emit(StrEnum):
    """What a plan can be turned into. The function ``write`` in the module of the same name makes it."""

    DPIA_OUTLINE = "dpia-outline"
    GITHUB_ISSUES = "github-issues"
    GRAFANA_DASHBOARD = "grafana-dashboard"
    JIRA_CSV = "jira.csv"
    MODEL_CARD = "model-card"
    PROMETHEUS_RULES = "prometheus-rules"
    RUNBOOK = "runbook"
    TASKS_CSV = "tasks.csv"

    @property
    def module(self) -> str:
        """The module of this package that writes it."""
        return self.value.replace("-", "_").replace(".", "_")


def emitted(plan: Plan, wanted: Emit, roles: Sequence[Role]) -> str:
    """Return the file `wanted`, made from `plan`.

    Raises:
        UsageError: the system is out of scope, or is none that such a file could serve.
    """
    if plan.actions is None:
        raise UsageError(
            f"there is no {wanted} to write: the system is out of scope, so its plan has no chapters",
            "`context.purpose: deploy` in the answers file brings it into scope, once it is to go live",
        )
    # Only the one that is asked for is loaded.
    write: Callable[[Plan, Sequence[Role]], str] = import_module(f"{__name__}.{wanted.module}").write
    return write(plan, roles)
