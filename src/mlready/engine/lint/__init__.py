"""Checklists tested as code: rules of a playbook that can never fire, contradict each other, or lead nowhere."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from mlready.engine.lint.conditions import condition_faults
from mlready.engine.lint.controls import control_faults
from mlready.engine.lint.fault import Fault
from mlready.engine.lint.references import reference_faults
from mlready.model.playbook import Playbook
from mlready.model.practice import Practice

__all__ = ["Fault", "lint"]


def lint(playbook: Playbook, practices: Mapping[str, Practice], roles: AbstractSet[str]) -> Iterator[Fault]:
    """Yield everything wrong with `playbook` that loading it does not show."""
    yield from control_faults(playbook, practices)
    yield from condition_faults(playbook)
    yield from reference_faults(playbook, practices, roles)
