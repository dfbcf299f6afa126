"""The documents of advice that a plan is written from."""

from mlready.model.governance_book import GovernanceBook
from mlready.model.guide import Guide
from mlready.model.integration_book import IntegrationBook
from mlready.model.metrics import Metrics
from mlready.model.pipelines import Pipelines
from mlready.model.plan_advice import PlanAdvice
from mlready.model.risks import RiskBook
from mlready.model.strategies import Strategies
from mlready.store.books import load_book
from mlready.store.library import Library
from mlready.store.standards import load_standards


def load_plan_advice(library: Library) -> PlanAdvice:
    """Return everything that a plan is written from.

    Raises:
        DocumentError: a document in the project's own ``advice`` folder is wrong.
    """
    return PlanAdvice(
        strategies=load_book(library, "strategies", Strategies),
        metrics=load_book(library, "metrics", Metrics),
        pipelines=load_book(library, "pipelines", Pipelines),
        integration=load_book(library, "integration", IntegrationBook),
        governance=load_book(library, "governance", GovernanceBook),
        risks=load_book(library, "risks", RiskBook),
        standards=load_standards(library),
        overlays=load_book(library, "interview", Guide).overlays,
    )
