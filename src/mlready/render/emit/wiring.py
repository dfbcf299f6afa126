"""The queries of a plan with its figures and its system's name in them."""

import re
from typing import Final

from mlready.errors import UsageError
from mlready.model.metrics import WIRED
from mlready.model.monitoring import Monitoring
from mlready.model.plan import Plan
from mlready.render.emit import Emit
from mlready.render.markdown_text import one_line

_BY: Final = "by"


def system_name(plan: Plan) -> str:
    """Return the system's name on one line, as its series carry it."""
    return one_line(plan.assessment.answers.system.name) or "this system"


def monitored(plan: Plan, wanted: Emit) -> Monitoring:
    """Return what is to be watched in a system that can be measured by series.

    Raises:
        UsageError: it runs where nothing of it can be scraped or pushed, or nobody has said how it runs.
    """
    mode = plan.assessment.answers.value("context.mode")
    if plan.monitoring is None or mode is None:
        raise UsageError(
            f"there is no {wanted} to write: nobody has said how the model is used",
            "answer `context.mode`, and make it again",
        )
    if not plan.monitoring.alerts:
        raise UsageError(
            f"there is no {wanted} to write: a model on devices ({mode}) is not a service that can be scraped",
            "use what your fleet's own management tool measures; the plan's chapter on monitoring says what to look at",
        )
    return plan.monitoring


def query(expr: str, plan: Plan, monitoring: Monitoring) -> str:
    """Return PromQL with every place filled in; raise KeyError where a figure is missing."""
    return WIRED.sub(lambda place: _filled(place[1], plan, monitoring), expr)


def complete(expr: str, monitoring: Monitoring) -> bool:
    """Return whether every figure that a query takes in has a value."""
    return all(name == _BY or name in monitoring.thresholds for name in WIRED.findall(expr))


def slug(name: str) -> str:
    """Return a name as identifiers and anchors write it.

    >>> slug("Fraud scoring / EU")
    'fraud-scoring-eu'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _filled(name: str, plan: Plan, monitoring: Monitoring) -> str:
    if name == _BY:
        return f"system={promql_string(system_name(plan))}"
    return f"{monitoring.thresholds[name].value:.10g}"


def promql_string(text: str) -> str:
    r"""Return `text` as a string of PromQL.

    >>> promql_string('a "b" \\ c')
    '"a \\"b\\" \\\\ c"'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
