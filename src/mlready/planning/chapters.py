"""The chapters of a plan that follow from the playbooks' advice."""

from mlready.engine.proposals import proposed
from mlready.model.plan import Plan
from mlready.model.plan_advice import PlanAdvice
from mlready.planning.governance.chapter import governance_of
from mlready.planning.integration.chapter import integration_of
from mlready.planning.monitoring.chapter import monitoring_of
from mlready.planning.pipeline.chapter import pipeline_of
from mlready.planning.roadmap.chapter import roadmap_of
from mlready.planning.situation import Situation
from mlready.planning.standards.chapter import standards_of
from mlready.planning.strategy.choose import choose
from mlready.planning.timetable import Timetable


def with_chapters(plan: Plan, timetable: Timetable, advice: PlanAdvice) -> Plan:
    """Return `plan`, which has sizes, and actions and a schedule by `timetable`, with what follows for each chapter."""
    assessment, sizing, actions, schedule = plan.assessment, plan.sizing, plan.actions, plan.schedule
    if sizing is None or actions is None or schedule is None:
        return plan
    books = (advice.strategies, advice.metrics, advice.pipelines, advice.integration)
    situation = Situation.of(assessment, sizing.capacity, (name for book in books for name in book.ids))
    off = [one for one in advice.overlays if one.id not in assessment.playbook.overlays]
    strategy = choose(advice.strategies, situation)
    return plan.model_copy(
        update={
            "strategy": strategy,
            "monitoring": monitoring_of(assessment, situation, advice.metrics),
            "pipeline": pipeline_of(assessment, actions, situation, advice.pipelines),
            "integration": integration_of(assessment, actions, situation, advice.integration),
            "roadmap": roadmap_of(assessment, timetable, actions, schedule, strategy),
            "governance": governance_of(
                assessment, actions, schedule, sizing, strategy, book=advice.governance, risks=advice.risks
            ),
            "proposed": proposed(off, assessment),
            "standards": standards_of(assessment, sizing.capacity, advice.standards),
        }
    )
