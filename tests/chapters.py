"""Single chapters of a plan, without the time that the others take."""

from mlready.model.assessment import Assessment
from mlready.model.integration import Integration
from mlready.model.pipeline import Pipeline
from mlready.planning.integration.chapter import integration_of
from mlready.planning.pipeline.chapter import pipeline_of
from mlready.planning.plan import make_plan
from mlready.planning.situation import Situation
from shipped import advice


def pipeline_for(assessment: Assessment) -> Pipeline:
    plan, book = make_plan(assessment), advice().pipelines
    assert plan.sizing is not None
    return pipeline_of(assessment, plan.actions or (), Situation.of(assessment, plan.sizing.capacity, book.ids), book)


def integration_for(assessment: Assessment) -> Integration:
    plan, book = make_plan(assessment), advice().integration
    assert plan.sizing is not None
    return integration_of(
        assessment, plan.actions or (), Situation.of(assessment, plan.sizing.capacity, book.ids), book
    )
