"""Products that systems are built with: what shows that one is in use, and which should not be used any more."""

from pydantic import Field

from mlready.model.base import Frozen, Id, Line
from mlready.model.evidence import Retirement
from mlready.model.practice import Pattern, Rule


class Product(Frozen):
    """Something with a name that teams use: `found` is what shows it, `serves` the jobs that it does in a pipeline."""

    id: Id
    title: Line
    serves: tuple[Id, ...] = ()
    found: tuple[Rule, ...] = Field(min_length=1)
    retired: Retirement | None = None

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """Every pattern of its rules."""
        return tuple(pattern for rule in self.found for pattern in rule.patterns)
