"""One sitting as a state machine: a command makes a new state, and says what is to be written down for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mlready.engine.assess import Rules, assess
from mlready.errors import quoted
from mlready.interview.agenda import Matter, agenda, expected, item_of
from mlready.interview.command import Back, Command, NotApplicable, Note, Proof, Say, Skip, Stop, Unknown
from mlready.interview.item import ContextItem, ControlItem, GroupItem, Item
from mlready.interview.scope import CONFIRMED
from mlready.interview.value import read_level, read_value, sentence
from mlready.model.answers import REASON_LENGTH, Answer, Answers, ContextAnswer
from mlready.model.assessment import Assessment
from mlready.model.context import PREFIX
from mlready.model.playbook import Control

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

    `history` leads back; `done` are the questions of this sitting in the order in which they were met. `entries` are
    what the last command has to write down, `problem` why it did nothing.
    """

    matter: Matter
    rules: Rules
    current: Item | None = None
    draft: Draft = Draft()
    history: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    skipped: frozenset[str] = frozenset()
    answered: int = 0
    stopped: bool = False
    groups: Mapping[str, GroupItem] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    problem: str = ""

    @property
    def assessment(self) -> Assessment:
        """How the system stands now."""
        return self.matter.assessment

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


def begin(matter: Matter, rules: Rules) -> State:
    """Return the state before the first question."""
    return _next(State(matter, rules))


def step(state: State, command: Command) -> State:
    """Return what `command` makes of `state`. A command that cannot be followed leaves it as it is, with a problem."""
    state = replace(state, entries={}, problem="")
    if state.current is None:
        return _back(state) if isinstance(command, Back) else replace(state, stopped=True)
    if isinstance(state.current, GroupItem) and isinstance(command, Unknown | NotApplicable | Note | Proof):
        return replace(state, problem="Open one of the lines first: this key is for a single question.")
    try:
        return _stepped(state, state.current, command)
    except ValueError as error:
        return replace(state, problem=sentence(error))


def _stepped(state: State, item: Item, command: Command) -> State:
    match command:
        case Say(text, of):
            return _said(state, item, text) if of is None else _said_of(state, of, text)
        case Unknown():
            return _recorded(state, {item.id: {"unknown": True}})
        case NotApplicable(reason):
            return _not_applicable(state, item, reason)
        case Note() | Proof():
            return replace(state, draft=_noted(state.draft, command))
        case _:
            return _moved(state, item, command)


def _moved(state: State, item: Item, command: Command) -> State:
    match command:
        case Skip():
            return _next(_left_behind(replace(state, skipped=state.skipped | {item.id}), item.id))
        case Back():
            return _back(state)
        case Stop():
            return replace(state, stopped=True)
        case _:
            return state


def _noted(draft: Draft, command: Note | Proof) -> Draft:
    if isinstance(command, Note):
        return replace(draft, note=command.text.strip() or None)
    return replace(draft, proof=command.place.strip() or None, proof_sha256=command.sha256)


def adopt(state: State, assessment: Assessment, closed: frozenset[str]) -> State:
    """Return `state` on top of what the file says now, as somebody else has changed it or the playbook is another."""
    matter = replace(state.matter, assessment=assessment, closed=closed | state.matter.closed)
    fresh = replace(state, matter=matter, entries={}, problem="")
    known = [name for name in fresh.history if item_of(fresh.matter, name)]
    return _next(replace(fresh, history=tuple(known), current=None))


def _said(state: State, item: Item, text: str) -> State:
    match item:
        case ControlItem(finding=finding):
            return _recorded(state, {item.id: {"level": read_level(finding.control, text)}})
        case ContextItem(question=question):
            return _recorded(state, {item.id: {"value": read_value(question, text)}})
        case GroupItem():
            return _of_group(state, item, text)


def _of_group(state: State, item: GroupItem, text: str) -> State:
    """Take the whole group at its word, or open the control that stands on the line `text`."""
    if text.strip() == "0":
        entries = {one.control.id: _at_its_word(item, one.control) for one in item.findings}
        return _recorded(replace(state, groups={**state.groups, item.id: item}), entries)
    if not text.strip().isdecimal() or not 1 <= int(text) <= len(item.findings):
        raise ValueError(f"choose 0 to {len(item.findings)}, not {quoted(text.strip())}")
    return _at(state, item.findings[int(text) - 1].control.id, back=item.id)


def _at_its_word(item: GroupItem, control: Control) -> Entry:
    if item.shown:
        return {"note": CONFIRMED}
    return {"level": min(choice.level for choice in control.choices)}


def _said_of(state: State, name: str, text: str) -> State:
    """Answer another question than the one that stands there, which stays."""
    item = item_of(state.matter, name)
    if item is None or isinstance(item, GroupItem):
        raise ValueError(f"there is no question {name}")
    said = _said(replace(state, current=item, draft=_draft(state, item)), item, text)
    here = state.current
    kept = replace(said, history=state.history, done=state.done)
    return said if here is None or here.id == name else _at(kept, here.id, back=None)


def _not_applicable(state: State, item: Item, reason: str) -> State:
    words = reason.strip()
    if not words:
        raise ValueError("say why it does not apply")
    if isinstance(item, ControlItem) and item.finding.blocks and len(words) < REASON_LENGTH:
        raise ValueError(f"this can stop the launch: say in {REASON_LENGTH} characters or more why it does not apply")
    return _recorded(state, {item.id: {"not_applicable": words}})


def _recorded(state: State, said: Mapping[str, Entry]) -> State:
    """Return the state after `said` was said, on to the next question."""
    matter, draft = state.matter, state.draft
    remarks: dict[str, Any] = {"note": draft.note, "by": matter.scope.role}
    remarks |= {"date": matter.assessment.today, "proof": draft.proof, "proof_sha256": draft.proof_sha256}
    entries = {name: _entry(entry, remarks) for name, entry in said.items()}
    current = state.current.id if state.current else ""
    state = replace(
        _left_behind(state, current),
        matter=replace(
            matter,
            assessment=_assessed(state, _with(matter.assessment.answers, entries)),
            closed=frozenset(matter.closed | entries.keys()),
        ),
        entries=entries,
        answered=state.answered + len(entries),
        skipped=state.skipped - entries.keys(),
    )
    return _next(state)


def _left_behind(state: State, name: str) -> State:
    """Return the state with the question `name` behind it, so that one can come back to it."""
    history = (*(one for one in state.history if one != name), name)
    return replace(state, history=history, done=state.done if name in state.done else (*state.done, name))


def _entry(said: Entry, remarks: Entry) -> Entry:
    """Return what stands in the file. What files show is confirmed without a date: it does not age."""
    kept = {"by": remarks["by"]} if said.get("note") == CONFIRMED else remarks
    return {**said, **{key: value for key, value in kept.items() if value is not None}}


def _with(answers: Answers, entries: Mapping[str, Entry]) -> Answers:
    """Return `answers` with `entries`, made anew: a copy would keep what was worked out from the old ones."""
    parts: dict[str, Any] = {name: getattr(answers, name) for name in Answers.model_fields}
    controls, context = dict(answers.controls), dict(answers.context)
    for name, entry in entries.items():
        if name.startswith(PREFIX):
            known = {key: value for key, value in entry.items() if key not in ("unknown", "not_applicable")}
            context[name] = ContextAnswer.model_validate(known)
        else:
            controls[name] = Answer.model_validate(entry)
    return Answers.model_construct(**{**parts, "controls": controls, "context": context})


def _assessed(state: State, answers: Answers) -> Assessment:
    now = state.assessment
    return assess(now.playbook, answers, today=now.today, scan=now.scan, rules=state.rules)


def _next(state: State) -> State:
    items = [item for item in agenda(state.matter) if item.id not in state.skipped]
    item = items[0] if items else None
    return replace(state, current=item, draft=_draft(state, item))


def _at(state: State, name: str, *, back: str | None) -> State:
    item = item_of(state.matter, name)
    if item is None:
        return _next(state)
    history = state.history if back is None else (*state.history, back)
    return replace(state, current=item, draft=_draft(state, item), history=history)


def _back(state: State) -> State:
    history = state.history
    while history:
        *earlier, name = history
        history = tuple(earlier)
        if item := _again(state, name):
            skipped = state.skipped - {name}
            return replace(state, current=item, draft=_draft(state, item), history=history, skipped=skipped)
    raise ValueError("this is the first question of this sitting")


def _again(state: State, name: str) -> Item | None:
    """Return what stood there before, as it is now: a group with the controls that it had."""
    group = state.groups.get(name)
    if group is None:
        return item_of(state.matter, name)
    findings = (state.assessment.finding(one.control.id) for one in group.findings)
    return replace(group, findings=tuple(filter(None, findings)))


def _draft(state: State, item: Item | None) -> Draft:
    """Return the remarks of an answer given before, so that changing its level keeps them."""
    answers = state.assessment.answers
    said = answers.controls.get(item.id) or answers.context.get(item.id) if item else None
    if said is None or said.note == CONFIRMED:
        return Draft()
    return Draft(said.note, said.proof, said.proof_sha256)
