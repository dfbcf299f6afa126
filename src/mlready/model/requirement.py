"""What a playbook asks of one system: minimums, targets and blocking as its context sets them."""

from dataclasses import dataclass
from typing import Final

from mlready.model.playbook import BLOCKING_WEIGHT, TOP_LEVEL, Control
from mlready.model.when import Facts, When

# Where errors cost much, a minimum of 1 or 2 is one higher; 0 stays optional, 3 and 4 are high enough.
RAISABLE: Final = (1, 2)
HIGH_COSTS: Final = ("high", "critical")
"""What a wrong output costs where it costs a lot."""

_STAKES: Final = When(({"context.error_cost": HIGH_COSTS}, {"context.high_risk_use": True}))


@dataclass(frozen=True, slots=True)
class Requirement:
    """One control's bar in one system. `asked` is False where its own ``asked_when`` rules it out."""

    minimum: int
    target: int
    weight: float
    blocks: bool
    raised: bool
    asked: bool


def high_stakes(facts: Facts) -> bool:
    """Return whether a wrong output costs so much here that minimums rise.

    >>> high_stakes({"context.error_cost": "critical"})
    True
    """
    return _STAKES.holds(facts) is True


def requirement(control: Control, facts: Facts) -> Requirement:
    """Return what `control` asks of a system with these context answers.

    An ``asked_when`` that nobody can decide yet counts as true, a ``blocks_when`` as false.
    """
    raised = high_stakes(facts) and control.minimum in RAISABLE
    blocks_here = control.blocks_when is not None and control.blocks_when.holds(facts) is True
    return Requirement(
        minimum=control.minimum + raised,
        target=min(control.target + raised, TOP_LEVEL),
        weight=max(control.weight, BLOCKING_WEIGHT) if blocks_here else control.weight,
        blocks=control.blocks or blocks_here,
        raised=raised,
        asked=control.asked_when is None or control.asked_when.holds(facts) is not False,
    )
