"""Where a sitting stands, and the ways through its questions: on to the next, to one by name, and back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mlready.engine.assess import Rules
from mlready.interview.agenda import Matter, agenda, expected, item_of
from mlready.interview.item import GroupItem, Item
from mlready.model.answers import CONFIRMED
from mlready.model.assessment import Assessment

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """What was noted to the answer that is to come."""

    note: str | None = None
    proof: str | None = None
    proof_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Where a sitting stands.

    `history` leads back; `done` are the questions of this sitting in the order in which they were met, `given` those to
    which somebody has given an answer. `entries` are
    what the last command has to write down, `problem` why it did nothing.
    """

    matter: Matter
    rules: Rules
    current: Item | None = None
    draft: Draft = Draft()
    history: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    skipped: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    stopped: bool = False
    groups: Mapping[str, GroupItem] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    problem: str = ""

    @property
    def assessment(self) -> Assessment:
        """How the system stands now."""
        return self.matter.assessment

    @property
    def answered(self) -> int:
        """How many questions have got an answer in this sitting; one that was answered anew counts once."""
        return len(self.given)

    @property
    def left(self) -> tuple[Item, ...]:
        """What is still to be asked in this sitting, the current question included."""
        items = [item for item in agenda(self.matter) if item.id not in self.skipped]
        if self.current and all(item.id != self.current.id for item in items):
            items.insert(0, self.current)
        return tuple(items)

    @property
    def place(self) -> tuple[int, int]:
        """The number of the current question, and of how many."""
        here = self.current.id if self.current else ""
        number = self.done.index(here) if here in self.done else len(self.done)
        ahead = [item for item in expected(self.left) if item.id not in self.done]
        return number + 1, max(len(self.done) + len(ahead), number + 1)


def onwards(state: State) -> State:
    """Return the state at the next question that is open; at none where nothing is left."""
    items = [item for item in agenda(state.matter) if item.id not in state.skipped]
    item = items[0] if items else None
    return replace(state, current=item, draft=draft_of(state, item))


def at_question(state: State, name: str, *, back: str | None) -> State:
    """Return the state at the question `name`, from which one comes back to `back`; at the next where it is gone."""
    item = item_of(state.matter, name)
    if item is None:
        return onwards(state)
    history = state.history if back is None else (*state.history, back)
    return replace(state, current=item, draft=draft_of(state, item), history=history)


def backwards(state: State) -> State:
    """Return the state at the question before; raise ValueError where there is none."""
    history = state.history
    while history:
        *earlier, name = history
        history = tuple(earlier)
        if item := _again(state, name):
            skipped = state.skipped - {name}
            return replace(state, current=item, draft=draft_of(state, item), history=history, skipped=skipped)
    raise ValueError("this is the first question of this sitting")


def _again(state: State, name: str) -> Item | None:
    """Return what stood there before, as it is now: a group with the controls that it had."""
    group = state.groups.get(name)
    if group is None:
        return item_of(state.matter, name)
    findings = (state.assessment.finding(one.control.id) for one in group.findings)
    return replace(group, findings=tuple(filter(None, findings)))


def draft_of(state: State, item: Item | None) -> Draft:
    """Return the remarks of an answer given before, so that changing its level keeps them."""
    answers = state.assessment.answers
    said = answers.controls.get(item.id) or answers.context.get(item.id) if item else None
    if said is None or said.note == CONFIRMED:
        return Draft()
    return Draft(said.note, said.proof, said.proof_sha256)


def left_behind(state: State, name: str) -> State:
    """Return the state with the question `name` behind it, so that one can come back to it."""
    history = (*(one for one in state.history if one != name), name)
    return replace(state, history=history, done=state.done if name in state.done else (*state.done, name))
