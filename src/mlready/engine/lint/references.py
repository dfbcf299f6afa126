"""Names that lead nowhere."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from mlready.engine.lint.fault import Fault
from mlready.model.nearest import did_you_mean
from mlready.model.playbook import Control, Playbook
from mlready.model.practice import Practice


def reference_faults(playbook: Playbook, practices: Mapping[str, Practice], roles: AbstractSet[str]) -> Iterator[Fault]:
    """Yield every reference to something that is not there."""
    for control in playbook.controls:
        yield from _owners(control, roles)
        for names in control.evidence:
            for name in names.split("|"):
                if name not in practices:
                    yield Fault(control.id, "evidence", f"there is no practice {name}{did_you_mean(name, practices)}")
        for name in control.remedy.after if control.remedy else ():
            if playbook.find(name) is None:
                yield Fault(control.id, "remedy", f"its remedy comes after {name}, which is not a control here")


def _owners(control: Control, roles: AbstractSet[str]) -> Iterator[Fault]:
    if control.role is None:
        yield Fault(control.id, "role", "no role owns the question, so nobody is asked")
    named = {control.role, control.remedy.role if control.remedy else None} - {None}
    for name in sorted(filter(None, named)):
        if name not in roles:
            yield Fault(control.id, "role", f"there is no role {name}")
