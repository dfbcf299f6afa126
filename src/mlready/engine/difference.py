"""Two playbooks compared: what one asks that the other does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mlready.model.playbook import Control, Playbook

# What can move a verdict or a score; a change of wording cannot.
_DECISIVE: Final = (
    "minimum",
    "target",
    "weight",
    "blocks",
    "blocks_when",
    "asked_when",
    "decidable",
    "evidence",
    "valid_for",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `decisive` where it can move a verdict or a score."""

    id: str
    says: str
    decisive: bool = True


def differences(old: Playbook, new: Playbook) -> Iterator[Change]:
    """Yield what changes for a system that moves from `old` to `new`, in the order of `new`, removals last."""
    for control in new.controls:
        before = old.find(control.id)
        if before is None:
            yield Change(control.id, f"added{', blocking' if control.blocks else ''}, minimum {control.minimum}")
        else:
            yield from _changes(before, control)
    for control in old.controls:
        if new.find(control.id) is None:
            yield Change(control.id, "removed")


def _changes(old: Control, new: Control) -> Iterator[Change]:
    was, now = old.model_dump(mode="json"), new.model_dump(mode="json")
    for name in _DECISIVE:
        if was[name] != now[name]:
            yield Change(new.id, f"{name} {_shown(was[name])} → {_shown(now[name])}")
    if _scale(old) != _scale(new):
        yield Change(new.id, "other levels or names of choices")
    if any(was[name] != now[name] for name in was.keys() - set(_DECISIVE)):
        yield Change(new.id, "reworded", decisive=False)


def _scale(control: Control) -> list[tuple[int, str]]:
    """Return what an answers file may say of `control`."""
    return [(choice.level, choice.id) for choice in control.choices]


def _shown(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return f"{value:g}"
        case dict() if value:
            return ", ".join(f"{name} {_shown(one)}" for name, one in value.items())
        case list() if value:
            return " or ".join(map(_shown, value))
        case _:
            return str(value) if value else "none"
