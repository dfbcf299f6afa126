"""A sitting from its first question to its last: ask, take a step, write it down, say what it did."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mlready.errors import DocumentError, TargetError
from mlready.interview.asker import Asker
from mlready.interview.command import Command, More, Note, Proof, Say, Stop
from mlready.interview.item import GroupItem, Item
from mlready.interview.layout import Line
from mlready.interview.screen import OPENING_KEYS, Option, Screen, screen_of
from mlready.interview.session import adopt, step
from mlready.interview.state import Entry, State, draft_of
from mlready.interview.words import answered, more, stretch_summary
from mlready.model.assessment import Assessment
from mlready.model.guide import Proposal
from mlready.model.practice import Practice
from mlready.store.answers_edit import Written

_LAST: Final = Screen(
    where="",
    ask="That was the last question.",
    options=(Option("1", "See how ready the system is"),),
    selected=0,
    keys=(("b", "back"), *OPENING_KEYS),
)


@dataclass(frozen=True, slots=True)
class Ports:
    """What a sitting needs of the world outside."""

    save: Callable[[Mapping[str, Entry]], Written]
    reload: Callable[[str | None], tuple[Assessment, frozenset[str]]]
    """Read the file again; with the name of an overlay, add that to it first."""
    prove: Callable[[str], tuple[str | None, str]]
    """Return the hash of what a proof names, and what is wrong with it."""
    practices: Callable[[], Mapping[str, Practice]]
    """Return every practice by its id; they are read only where somebody wants to know more."""


class Conductor:
    """Leads through one sitting."""

    def __init__(self, asker: Asker, ports: Ports) -> None:
        """Take who asks, and what is needed of the world outside."""
        self._asker, self._ports = asker, ports
        self._refused: set[str] = set()

    def run(self, state: State) -> State:
        """Ask until nothing is left or the person stops; return where the sitting stands then."""
        stretch = state
        while not state.stopped:
            item = state.current
            if item is None and self._asker.alone:
                break
            before, state = state, self._turn(state)
            forward = len(state.history) > len(before.history) and not state.stopped
            if item and forward and self._crosses(state, item, stretch):
                self._tell(("", *stretch_summary(item.stretch, stretch.assessment, state.assessment)), "bold")
                stretch = state
            if state.entries:
                state = self._overlays(before, state)
        return state

    @staticmethod
    def _crosses(state: State, item: Item, stretch: State) -> bool:
        """Return whether a stretch in which something was answered has come to its end."""
        following = state.current.stretch if state.current else ""
        return following != item.stretch and state.answered > stretch.answered

    def _turn(self, state: State) -> State:
        """Ask the current question once."""
        item = state.current
        command = self._asker.ask(_LAST if item is None else screen_of(state, item), state.problem)
        if isinstance(command, More) and item:
            self._tell(more(item, self._ports.practices()))
            return replace(state, problem="")
        command, problem = self._proven(command)
        if problem:
            return replace(state, problem=problem)
        after = step(state, Stop() if item is None and isinstance(command, Say) else command)
        if after.entries and item:
            return self._written(state, after, item)
        self._tell(_left_unsaid(state, after), "bad")
        return after

    def _proven(self, command: Command) -> tuple[Command, str]:
        if not isinstance(command, Proof):
            return command, ""
        sha256, problem = self._ports.prove(command.place.strip())
        return Proof(command.place.strip(), sha256), problem

    def _written(self, before: State, after: State, item: Item) -> State:
        """Write down what was said before anything else is asked; where that fails, the question stays."""
        try:
            written = self._ports.save(after.entries)
        except (TargetError, DocumentError) as error:
            return replace(before, problem=f"Not saved: {error}. Mend that and answer again, or stop (q).")
        if written.clashes:
            self._tell(self._clash(written.clashes, after), "bad")
            return adopt(before, *self._ports.reload(None))
        asked = after.entries.keys() == {item.id} or isinstance(item, GroupItem)
        said = answered(item, after.entries, after.assessment) if asked else ", ".join(after.entries)
        self._asker.tell([Line(said, "done")])
        if written.changed_elsewhere:
            self._tell(("The answers file was changed by somebody else meanwhile; their changes are kept.",), "bad")
            return replace(adopt(after, *self._ports.reload(None)), entries=after.entries)
        return after

    @staticmethod
    def _clash(names: Sequence[str], after: State) -> Iterator[str]:
        yield "Somebody else has answered this in the file meanwhile: theirs is kept, yours is not written."
        for name in names:
            said = {key: value for key, value in after.entries[name].items() if key not in ("date", "by")}
            yield f"Yours, for {name}: {said}. To write it after all, go back (b) and answer again."

    def _overlays(self, before: State, state: State) -> State:
        """Offer the overlays that the last answer gives reason to."""
        for proposal in proposed_by_answers(state):
            if proposal in proposed_by_answers(before) or proposal.id in self._refused:
                continue
            if self._asker.alone:
                self._tell((f"note: {proposal.because}: `--overlay {proposal.id}` adds its questions.",))
                continue
            if self._wanted(proposal):
                return replace(adopt(state, *self._ports.reload(proposal.id)), entries=state.entries)
            self._refused.add(proposal.id)
        return state

    def _wanted(self, proposal: Proposal) -> bool:
        options = (Option("1", f"Yes, add the overlay {proposal.id}"), Option("2", "No, go on without it"))
        why = f"{proposal.because[:1].upper()}{proposal.because[1:]}."
        screen = Screen(where="", ask="Ask the questions for such systems as well?", why=why, options=options, keys=())
        problem = ""
        while True:
            command = self._asker.ask(screen, problem)
            if isinstance(command, Say) and command.text.strip() in ("1", "2"):
                return command.text.strip() == "1"
            if not isinstance(command, Say | Note):
                return False
            problem = "Choose 1 or 2."

    def _tell(self, lines: Sequence[str] | Iterator[str], style: str = "") -> None:
        self._asker.tell(Line(line, style) for line in lines)


def proposed_by_answers(state: State) -> tuple[Proposal, ...]:
    """Return the overlays that the answers give reason to and the playbook does not have yet."""
    assessment = state.assessment
    return tuple(
        one
        for one in state.matter.guide.overlays
        if one.id not in assessment.playbook.overlays
        and one.when is not None
        and one.when.holds(assessment.answers.facts) is True
    )


def _left_unsaid(before: State, after: State) -> Iterator[str]:
    """Yield what was noted beside a question that is left without an answer, as it can be written beside none."""
    left = after.stopped or after.current != before.current
    if left and before.draft != draft_of(before, before.current):
        remarks = {"note": before.draft.note, "proof": before.draft.proof}
        for name, text in remarks.items():
            if text:
                yield f"Not saved, as it goes with an answer: {name}: {text}"
