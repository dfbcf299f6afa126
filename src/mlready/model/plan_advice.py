"""Everything of the playbooks' advice that a plan is written from."""

from mlready.model.base import Frozen, Made
from mlready.model.governance_book import GovernanceBook
from mlready.model.guide import Proposal
from mlready.model.integration_book import IntegrationBook
from mlready.model.metrics import Metrics
from mlready.model.pipelines import Pipelines
from mlready.model.risks import RiskBook
from mlready.model.standards import StandardCrosswalk
from mlready.model.strategies import Strategies


class PlanAdvice(Frozen):
    """The documents in ``playbooks/advice``, one field a document, and the standards among the crosswalks.

    `overlays` are those to propose.
    """

    strategies: Made[Strategies]
    metrics: Made[Metrics]
    pipelines: Made[Pipelines]
    integration: Made[IntegrationBook]
    governance: Made[GovernanceBook]
    risks: Made[RiskBook]
    standards: Made[tuple[StandardCrosswalk, ...]] = ()
    overlays: Made[tuple[Proposal, ...]] = ()
