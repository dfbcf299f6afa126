"""Small playbooks, answers and scans for tests: say what matters, leave the rest to the builder."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from mlready.model.answers import Answers
from mlready.model.evidence import PracticeFinding, Scan, Status, Strength
from mlready.model.playbook import Control, Playbook

TODAY = dt.date(2026, 11, 21)


def control(name: str = "sys.versioning", /, **fields: object) -> Control:
    """Return a control with five choices; minimum 2 unless told otherwise."""
    return Control.model_validate(
        {
            "id": name,
            "phase": "plan",
            "topic": "Reliability",
            "area": "serving",
            "role": "ml-engineer",
            "ask": "How exactly can you name what ran?",
            "why": "Nobody goes back to what has no name.",
            "minimum": 2,
            "choices": [{"level": level, "id": f"level-{level}", "says": f"State {level}"} for level in range(5)],
            "remedy": remedy(2) | {"title": f"Mend {name}"},
            **fields,
        }
    )


def remedy(days: float, *after: str) -> dict[str, object]:
    """Return a remedy of `days` for a start-up, twice that for an enterprise, that waits for the controls `after`."""
    return {
        "title": "Mend it",
        "steps": ["Do it"],
        "effort_days": {"startup": days, "enterprise": 2 * days},
        "after": after,
    }


def playbook(*controls: Control, **fields: object) -> Playbook:
    """Return a playbook of `controls` in one phase."""
    return Playbook.model_validate(
        {
            "id": "startup",
            "title": "Start-up playbook",
            "version": "1.0.0",
            "about": "For a test.",
            "audience": "startup",
            "phases": [{"id": "plan", "title": "Plan", "about": "Planning."}],
            "controls": controls or (control(),),
            **fields,
        }
    )


def answers(
    controls: Mapping[str, Any] | None = None, context: Mapping[str, Any] | None = None, **fields: object
) -> Answers:
    """Return answers; a bare level or value stands for the answer that holds it."""
    return Answers.model_validate(
        {
            "controls": {
                name: said if isinstance(said, dict) else {"level": said} for name, said in (controls or {}).items()
            },
            "context": {
                f"context.{name}": said if isinstance(said, dict) else {"value": said}
                for name, said in (context or {}).items()
            },
            **fields,
        }
    )


def scan(*found: str, strength: Strength = Strength.USED, **fields: object) -> Scan:
    """Return a scan that found the practices `found` and nothing else."""
    practices = {name: PracticeFinding(id=name, status=Status.FOUND, strength=strength) for name in found}
    return Scan.model_validate({"practices": practices, **fields})
