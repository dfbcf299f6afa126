"""The public JSON documents, versioned by their ``schema``."""

from typing import Any, Final

from mlready import __version__
from mlready.model.assessment import Assessment, Finding
from mlready.model.plan import Plan
from mlready.model.playbook import Playbook
from mlready.render.json_governance import governance_json
from mlready.render.json_sizing import sizing_json
from mlready.render.json_text import dumps

ASSESSMENT_SCHEMA: Final = "mlready.assessment/1"
PLAN_SCHEMA: Final = "mlready.plan/1"
CHECK_SCHEMA: Final = "mlready.check/1"


def assessment_json(assessment: Assessment) -> str:
    """Return the assessment as a ``mlready.assessment/1`` document."""
    return dumps({"schema": ASSESSMENT_SCHEMA, **_tool(assessment), **_assessment(assessment)})


def check_json(assessment: Assessment) -> str:
    """Return what the files show, practice by practice, and the assessment, as a ``mlready.check/1`` document."""
    practices = (assessment.scan.practices or {}).values()
    return dumps(
        {
            "schema": CHECK_SCHEMA,
            **_tool(assessment),
            "components": [one.model_dump(mode="json", include={"name", "role"}) for one in assessment.scan.components],
            "practices": [finding.model_dump(mode="json") for finding in practices],
            "retired": [product.model_dump(mode="json") for product in assessment.scan.retired],
            **_assessment(assessment),
        }
    )


def plan_json(plan: Plan) -> str:
    """Return the plan as a ``mlready.plan/1`` document, its assessment inside."""
    return dumps(
        {
            "schema": PLAN_SCHEMA,
            **_tool(plan.assessment),
            "assessment": _assessment(plan.assessment),
            "actions": None if plan.actions is None else [action.model_dump(mode="json") for action in plan.actions],
            "schedule": plan.schedule and plan.schedule.model_dump(mode="json"),
            "strategy": plan.strategy and plan.strategy.model_dump(mode="json"),
            **sizing_json(plan.sizing),
            **{name: _chapter(plan, name) for name in ("monitoring", "pipeline", "integration", "roadmap")},
            **governance_json(plan),
        }
    )


def _chapter(plan: Plan, name: str) -> Any:  # noqa: ANN401 - whatever the chapter holds
    chapter = getattr(plan, name)
    return chapter and chapter.model_dump(mode="json")


def playbook_json(playbook: Playbook) -> str:
    """Return the playbook as one document, after ``extends`` and overlays."""
    return dumps(
        {
            **playbook.model_dump(mode="json", exclude={"controls", "context"}),
            "controls": [control.model_dump(mode="json") for control in playbook.controls],
            "context": [question.model_dump(mode="json") for question in playbook.context],
        }
    )


def _tool(assessment: Assessment) -> dict[str, Any]:
    playbook = assessment.playbook
    return {
        "tool": {"name": "mlready", "version": __version__},
        "playbook": {
            "id": playbook.id,
            "version": playbook.version,
            "overlays": list(playbook.overlays),
            "digest": playbook.digest,
        },
        "system": assessment.answers.system.name,
        "today": assessment.today.isoformat(),
        "commit": assessment.commit,
    }


def _assessment(assessment: Assessment) -> dict[str, Any]:
    return {
        "verdict": assessment.verdict.value,
        **dict(assessment.overall.rounded),
        "blockers": [finding.control.id for finding in assessment.blockers],
        "conditions": [condition.model_dump(mode="json") for condition in assessment.conditions],
        "inconsistencies": [one.model_dump(mode="json") for one in assessment.inconsistencies],
        "findings": [_finding(finding) for finding in assessment.findings],
        "phases": {name: dict(score.rounded) for name, score in assessment.phases.items()},
        "areas": {name: dict(score.rounded) for name, score in assessment.areas.items()},
        "maturity": {name: one.model_dump(mode="json") for name, one in assessment.maturity.items()},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    waiver = finding.waiver
    return {
        "control": finding.control.id,
        **finding.model_dump(
            mode="json",
            include={
                "outcome",
                "level",
                "minimum",
                "target",
                "raised",
                "weight",
                "credit",
                "blocks",
                "source",
                "detected",
                "evidence",
                "conflict",
                "not_applicable",
                "stale",
            },
        ),
        "answer": finding.answer and finding.answer.model_dump(mode="json", exclude_none=True),
        "waiver": waiver and {**waiver.waiver.model_dump(mode="json"), "state": waiver.state.value},
    }
