"""Everything of the playbooks' advice that a plan is written from."""

from mlready.model.base import Frozen
from mlready.model.strategies import Strategies


class PlanAdvice(Frozen):
    """The documents in ``playbooks/advice``, one field a document."""

    strategies: Strategies
