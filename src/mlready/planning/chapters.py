"""The chapters of a plan that follow from the playbooks' advice."""

from mlready.model.plan import Plan
from mlready.model.plan_advice import PlanAdvice
from mlready.planning.governance.chapter import governance_of
from mlready.planning.integration.chapter import integration_of
from mlready.planning.monitoring.chapter import monitoring_of
from mlready.planning.pipeline.chapter import pipeline_of
from mlready.planning.roadmap.chapter import roadmap_of
from mlready.planning.setting import setting_of
from mlready.planning.standards.chapter import standards_of
from mlready.planning.strategy.choose import choose


def with_chapters(plan: Plan, advice: PlanAdvice) -> Plan:
    """Return `plan`, which has actions, a schedule and sizes, with what follows for each chapter."""
    assessment, sizing, actions, schedule = plan.assessment, plan.sizing, plan.actions, plan.schedule
    if sizing is None or actions is None or schedule is None:
        return plan
    books = (advice.strategies, advice.metrics, advice.pipelines, advice.integration)
    situation = setting_of(assessment, sizing.capacity, (name for book in books for name in book.ids))
    strategy = choose(advice.strategies, situation)
    return plan.model_copy(
        update={
            "strategy": strategy,
            "monitoring": monitoring_of(assessment, situation, advice.metrics),
            "pipeline": pipeline_of(assessment, actions, situation, advice.pipelines),
            "integration": integration_of(assessment, actions, situation, advice.integration),
            "roadmap": roadmap_of(assessment, actions, schedule, strategy),
            "governance": governance_of(
                assessment, actions, schedule, sizing, strategy, book=advice.governance, risks=advice.risks
            ),
            "standards": standards_of(assessment, sizing.capacity, advice.standards),
        }
    )
