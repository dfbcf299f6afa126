"""Everything of the playbooks' advice that a plan is written from."""

from mlready.model.base import Frozen
from mlready.model.governance_book import GovernanceBook
from mlready.model.integration_book import IntegrationBook
from mlready.model.metrics import Metrics
from mlready.model.pipelines import Pipelines
from mlready.model.risks import RiskBook
from mlready.model.standards import StandardCrosswalk
from mlready.model.strategies import Strategies


class PlanAdvice(Frozen):
    """The documents in ``playbooks/advice``, one field a document, and the standards among the crosswalks."""

    strategies: Strategies
    metrics: Metrics
    pipelines: Pipelines
    integration: IntegrationBook
    governance: GovernanceBook
    risks: RiskBook
    standards: tuple[StandardCrosswalk, ...] = ()
