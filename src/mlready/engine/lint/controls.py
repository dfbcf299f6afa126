"""Controls that cannot be met, or that nobody can answer."""

from collections.abc import Iterator, Mapping

from mlready.engine.lint.fault import Fault
from mlready.model.playbook import Control, Playbook
from mlready.model.practice import Practice
from mlready.model.when import Scalar

_MODE = "context.mode"


def control_faults(playbook: Playbook, practices: Mapping[str, Practice]) -> Iterator[Fault]:
    """Yield the faults that one control shows by itself, in each mode that a system can have."""
    mode = playbook.question(_MODE)
    modes: tuple[str, ...] = tuple(choice.id for choice in mode.choices) if mode else ()
    for control in playbook.controls:
        yield from _levels(control)
        yield from _twins(control)
        yield from _blocking(control)
        yield from _modes(control, modes, practices)


def _levels(control: Control) -> Iterator[Fault]:
    levels = [choice.level for choice in control.choices]
    if levels != sorted(levels):
        yield Fault(control.id, "choices", f"the choices stand out of order: {', '.join(map(str, levels))}")
    if min(levels) > 0:
        yield Fault(control.id, "choices", "no choice has level 0, so nobody can say that there is nothing")
    for bar, level in (("minimum", control.minimum), ("target", control.target)):
        if level > max(levels):
            says = f"nobody can reach the {bar} {level}: the highest choice has level {max(levels)}"
            yield Fault(control.id, bar, says)
    for practice, level in control.evidence.items():
        if level not in levels:
            yield Fault(control.id, "evidence", f"{practice} shows level {level}, which no choice has")


def _twins(control: Control) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for choice in control.choices:
        if choice.says in seen:
            yield Fault(control.id, "choices", f"levels {seen[choice.says]} and {choice.level} say the same")
        seen.setdefault(choice.says, choice.level)


def _blocking(control: Control) -> Iterator[Fault]:
    blocks = control.blocks or control.blocks_when is not None
    if blocks and control.remedy is None:
        yield Fault(control.id, "remedy", "it blocks the launch, and says nothing of how to mend that")
    if blocks and control.optional:
        yield Fault(control.id, "minimum", "it blocks the launch, yet with a minimum of 0 it is optional and never can")


def _modes(control: Control, modes: tuple[str, ...], practices: Mapping[str, Practice]) -> Iterator[Fault]:
    asked = [mode for mode in modes if _asked(control, {_MODE: mode})]
    if modes and not asked:
        yield Fault(control.id, "asked_when", f"it can never apply: no {_MODE} lets it be asked")
    if control.optional or not control.decidable:
        return
    for mode in asked:
        shown = [level for practice, level in control.evidence.items() if _can_show(practice, mode, practices)]
        if control.minimum > max(shown, default=0):
            says = (
                f"no {mode} system can ever show its minimum {control.minimum}: the practices that would are not for it"
            )
            yield Fault(control.id, "evidence", says)


def _asked(control: Control, facts: Mapping[str, Scalar]) -> bool:
    return control.asked_when is None or control.asked_when.holds(facts) is not False


def _can_show(practice: str, mode: str, practices: Mapping[str, Practice]) -> bool:
    known = [practices[name] for name in practice.split("|") if name in practices]
    return not known or any(not one.modes or mode in one.modes for one in known)
