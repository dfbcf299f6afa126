"""Small interviews for tests: a playbook, a guide, and the state before the first question."""

from typing import Any

from builders import TODAY, answers, control, playbook
from mlready.engine.assess import Rules, assess
from mlready.interview.agenda import Matter
from mlready.interview.scope import Scope
from mlready.interview.session import begin
from mlready.interview.state import State
from mlready.model.assessment import Assessment
from mlready.model.context import ContextQuestion
from mlready.model.evidence import NOT_SCANNED, Scan
from mlready.model.guide import Guide
from mlready.model.playbook import Playbook

PHASES = [{"id": name, "title": name.capitalize(), "about": name} for name in ("plan", "run")]
PURPOSE = ContextQuestion.model_validate(
    {
        "id": "purpose",
        "group": "purpose",
        "ask": "What for?",
        "why": "Scope.",
        "type": "choice",
        "choices": [{"id": "deploy", "says": "To run it"}, {"id": "explore", "says": "To look"}],
    }
)
MODE = ContextQuestion.model_validate(
    {
        "id": "mode",
        "group": "purpose",
        "ask": "How?",
        "why": "Everything.",
        "type": "choice",
        "choices": [{"id": "online", "says": "On request"}, {"id": "batch", "says": "In runs"}],
    }
)
PEAK = ContextQuestion.model_validate(
    {
        "id": "peak",
        "group": "load",
        "ask": "How many a second?",
        "why": "Size.",
        "type": "number",
        "unit": "requests per second",
        "asked_when": {"context.mode": ["online"]},
    }
)
ROWS = ContextQuestion.model_validate(
    {
        "id": "rows",
        "group": "load",
        "ask": "How many rows?",
        "why": "Size.",
        "type": "count",
        "asked_when": {"context.mode": ["batch"]},
    }
)
LATE = ContextQuestion.model_validate(
    {"id": "late", "group": "data", "ask": "After how long?", "why": "Labels.", "type": "number", "words": ["never"]}
)
GUIDE = Guide.model_validate(
    {
        "pace": {"control": 0.5, "context": 0.25, "group": 0.4, "quick": 3},
        "likely": {"context.mode": "online"},
        "sections": [
            {
                "id": "system",
                "title": "The system",
                "role": "product-owner",
                "first": True,
                "quick": True,
                "ask": ["context.purpose", "context.mode"],
            },
            {"id": "strategy", "title": "Going live", "role": "ml-engineer", "quick": True, "ask": ["context.late"]},
            {"id": "load", "title": "Load", "role": "ml-engineer", "ask": ["context.peak", "context.rows"]},
        ],
        "suggestions": [{"id": "context.mode", "value": "batch", "practice": "serving.batch"}],
        "overlays": [{"id": "genai", "because": "it writes", "when": {"context.mode": "batch"}}],
    }
)
PLAYBOOK = playbook(
    control("a.free", phase="run", role="data-scientist"),
    control("a.heavy", phase="run", weight=5),
    control("a.extra", minimum=0, phase="plan"),
    control("b.stop", blocks=True, phase="plan"),
    control("b.files", blocks=True, phase="plan", evidence={"ci.tests": 2, "ci.gate": 4}),
    control("b.quiet", blocks=True, phase="run", evidence={"monitor.drift": 2}),
    control("b.silent", blocks=True, phase="run", evidence={"monitor.alerting": 2}),
    phases=PHASES,
    context=(PURPOSE, MODE, PEAK, ROWS, LATE),
)


def assessed(
    said: dict[str, Any] | None = None,
    context: dict[str, Any] | None = None,
    scan: Scan = NOT_SCANNED,
    of: Playbook = PLAYBOOK,
) -> Assessment:
    """Return how the system stands with these answers."""
    return assess(of, answers(said, context), today=TODAY, scan=scan)


def matter(
    said: dict[str, Any] | None = None,
    context: dict[str, Any] | None = None,
    scan: Scan = NOT_SCANNED,
    scope: Scope | None = None,
    of: Playbook = PLAYBOOK,
) -> Matter:
    """Return the matter of an interview where everything said is closed."""
    closed = frozenset([*(said or {}), *(f"context.{name}" for name in context or {})])
    return Matter(assessed(said, context, scan, of), closed, GUIDE, scope or Scope())


def started(
    said: dict[str, Any] | None = None,
    context: dict[str, Any] | None = None,
    scan: Scan = NOT_SCANNED,
    scope: Scope | None = None,
    of: Playbook = PLAYBOOK,
) -> State:
    """Return the state before the first question."""
    return begin(matter(said, context, scan, scope, of), Rules())
