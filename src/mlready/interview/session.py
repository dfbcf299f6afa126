"""One sitting as a state machine: a command makes a new state, and says what is to be written down for it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mlready.engine.assess import Rules, assess
from mlready.errors import quoted
from mlready.interview.agenda import Matter, item_of
from mlready.interview.command import Back, Command, NotApplicable, Note, Proof, Say, Skip, Stop, Unknown
from mlready.interview.item import ContextItem, ControlItem, GroupItem, Item
from mlready.interview.state import Draft, Entry, State, at_question, backwards, draft_of, left_behind, onwards
from mlready.interview.value import read_level, read_value, sentence
from mlready.model.answers import CONFIRMED, REASON_LENGTH, Answer, Answers, ContextAnswer
from mlready.model.assessment import Assessment
from mlready.model.context import PREFIX
from mlready.model.playbook import Control


def begin(matter: Matter, rules: Rules) -> State:
    """Return the state before the first question."""
    return onwards(State(matter, rules))


def step(state: State, command: Command) -> State:
    """Return what `command` makes of `state`. A command that cannot be followed leaves it as it is, with a problem."""
    state = replace(state, entries={}, problem="")
    if isinstance(state.current, GroupItem) and isinstance(command, Unknown | NotApplicable | Note | Proof):
        return replace(state, problem="Open one of the lines first: this key is for a single question.")
    try:
        return _past_the_last(state, command) if state.current is None else _stepped(state, state.current, command)
    except ValueError as error:
        return replace(state, problem=sentence(error))


def _past_the_last(state: State, command: Command) -> State:
    return backwards(state) if isinstance(command, Back) else replace(state, stopped=True)


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
            return onwards(left_behind(replace(state, skipped=state.skipped | {item.id}), item.id))
        case Back():
            return backwards(state)
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
    return onwards(replace(fresh, history=tuple(known), current=None))


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
    return at_question(state, item.findings[int(text) - 1].control.id, back=item.id)


def _at_its_word(item: GroupItem, control: Control) -> Entry:
    if item.shown:
        return {"note": CONFIRMED}
    return {"level": min(choice.level for choice in control.choices)}


def _said_of(state: State, name: str, text: str) -> State:
    """Answer another question than the one that stands there, which stays."""
    item = item_of(state.matter, name)
    if item is None or isinstance(item, GroupItem):
        raise ValueError(f"there is no question {name}")
    said = _said(replace(state, current=item, draft=draft_of(state, item)), item, text)
    here = state.current
    kept = replace(said, history=state.history, done=state.done)
    return said if here is None or here.id == name else at_question(kept, here.id, back=None)


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
        left_behind(state, current),
        matter=replace(
            matter,
            assessment=_assessed(state, _with(matter.assessment.answers, entries)),
            closed=frozenset(matter.closed | entries.keys()),
        ),
        entries=entries,
        given=state.given | entries.keys(),
        skipped=state.skipped - entries.keys(),
    )
    return onwards(state)


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
