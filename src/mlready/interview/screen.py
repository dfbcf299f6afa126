"""A question as it is shown, in words: what both ways of asking lay out, each in its own form."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mlready.interview.agenda import phase_title
from mlready.interview.item import ContextItem, ControlItem, GroupItem, Item
from mlready.interview.state import State
from mlready.interview.value import quantity
from mlready.model.assessment import Assessment, Finding
from mlready.model.context import ContextQuestion, ContextType

_MARK: Final = "needed to go live"
_KEYS: Final = (
    ("u", "don't know"),
    ("x", "does not apply"),
    ("n", "note"),
    ("p", "proof"),
    ("?", "more"),
    ("b", "back"),
    ("s", "skip"),
    ("q", "save and stop"),
)
_GROUP_KEYS: Final = frozenset("?bsq")
_OPENING_KEYS: Final = frozenset("q")


@dataclass(frozen=True, slots=True)
class Option:
    """One line to choose: the key that picks it, what it says, and what is to be known about it."""

    key: str
    says: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """One question. `options` are chosen from; where there are none, a quantity is typed, as `field` wants it."""

    where: str
    ask: str
    why: str = ""
    place: str = ""
    about: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    selected: int | None = None
    field: ContextQuestion | None = None
    remarks: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = _KEYS
    preset: str = ""

    @property
    def digits(self) -> str:
        """The keys of the options, as a range where they are one: ``0-4``."""
        keys = [option.key for option in self.options]
        return keys[0] if len(keys) == 1 else f"{keys[0]}-{keys[-1]}"


def screen_of(state: State, item: Item) -> Screen:
    """Return the screen of the question that stands there."""
    number, of = state.place
    place = f"{number} of {of}"
    match item:
        case ControlItem(finding=finding):
            return _control(state, item, finding, place)
        case ContextItem():
            return _context(state, item, place)
        case GroupItem():
            return _group(state.assessment, item, place)


def _control(state: State, item: ControlItem, finding: Finding, place: str) -> Screen:
    control = finding.control
    answer = finding.answer
    said = answer.level if answer else None
    where = shown_by(state.assessment, finding)
    options = tuple(
        Option(str(choice.level), choice.says, tuple(_marks(finding, choice.level, said, where)))
        for choice in sorted(control.choices, key=lambda one: one.level)
    )
    keys = [option.key for option in options]
    chosen = said if said is not None else finding.detected
    phase = phase_title(state.assessment, finding)
    return Screen(
        where=phase if item.stretch == phase else f"{item.stretch}: {phase}",
        place=place,
        ask=control.ask,
        why=control.why,
        options=options,
        selected=keys.index(str(chosen)) if chosen is not None and str(chosen) in keys else None,
        remarks=tuple(_remarks(state, finding)),
    )


def shown_by(assessment: Assessment, finding: Finding) -> str:
    """Return the file that shows the detected level, where one does."""
    practices = (name for name, level in finding.control.evidence.items() if level == finding.detected)
    places = [place for name in practices for place in assessment.scan.evidence(name)]
    return places[0].where if places else ""


def _marks(finding: Finding, level: int, said: int | None, where: str) -> Iterator[str]:
    if level == finding.minimum and finding.minimum:
        yield _MARK
    if level == finding.detected:
        yield f"the repository shows this: {where}" if where else "no file shows more than this"
    if level == said:
        yield "your answer so far"


def _remarks(state: State, finding: Finding | None) -> Iterator[str]:
    if finding is not None:
        if finding.stale:
            yield f"Asked again: {finding.stale}."
        if finding.answer and finding.answer.unknown:
            yield f"So far: don't know{f', says {finding.answer.by}' if finding.answer.by else ''}."
        if finding.answer and finding.answer.not_applicable:
            yield f"So far: does not apply: {finding.answer.not_applicable}."
        if finding.control.decidable and state.assessment.scanned:
            yield "Files decide this one: an answer above what they show counts only with a proof (p)."
    if state.draft.note:
        yield f"Note: {state.draft.note}"
    if state.draft.proof:
        yield f"Proof: {state.draft.proof}"


def _context(state: State, item: ContextItem, place: str) -> Screen:
    question = item.question
    said = state.assessment.answers.value(item.id)
    options = tuple(
        Option(str(number), says, tuple(_context_marks(state.assessment, item, answer, said)))
        for number, (answer, says) in enumerate(_choices(question), 1)
    )
    answers = [answer for answer, _ in _choices(question)]
    chosen = item.suggested if said is None else said
    remarks = tuple(_remarks(state, None))
    before = state.assessment.answers.context.get(item.id)
    if said is None and before is not None and before.date is not None:
        remarks = ("So far: nobody knows, or it does not apply.", *remarks)
    elif said is not None and not options:
        remarks = (f"So far: {quantity(question, said)}.", *remarks)
    return Screen(
        where=item.stretch,
        place=place,
        ask=question.ask,
        why=question.why,
        options=options,
        selected=answers.index(chosen) if chosen in answers else None,
        field=None if options else question,
        remarks=remarks,
        preset="" if options or said is None else str(said).removesuffix(".0"),
    )


def _choices(question: ContextQuestion) -> list[tuple[object, str]]:
    if question.type is ContextType.BOOLEAN:
        return [(True, "Yes"), (False, "No")]
    return [(choice.id, choice.says) for choice in question.choices]


def _context_marks(assessment: Assessment, item: ContextItem, answer: object, said: object) -> Iterator[str]:
    if answer == item.suggested and item.suggested is not None:
        evidence = assessment.scan.evidence(item.suggested_by)
        yield f"the repository shows this{f': {evidence[0].where}' if evidence else ''}"
    if said is not None and answer == said:
        yield "your answer so far"


def _group(assessment: Assessment, item: GroupItem, place: str) -> Screen:
    keys = tuple((key, says) for key, says in _KEYS if key in _GROUP_KEYS)
    if item.shown:
        ask = "The repository already shows this. Is it right?"
        why = "Then nobody need answer it, and it follows the files from now on."
        every = Option("0", "Yes, all of it: go on")
    else:
        ask = "The repository shows no sign of this. Is any of it done elsewhere?"
        why = "What stands in a console, another repository or a drawer counts too; only you can know."
        every = Option("0", "No, none of it: take the lowest level for each")
    options = tuple(
        Option(str(number), f"{one.control.topic}: {_short(one)}", tuple(_group_marks(assessment, item, one)))
        for number, one in enumerate(item.findings, 1)
    )
    return Screen(
        where=item.stretch,
        place=place,
        ask=ask,
        why=why,
        options=(every, *options),
        selected=0 if item.shown else None,
        keys=keys,
    )


def _short(finding: Finding) -> str:
    return finding.choice.says if finding.choice else finding.control.ask


def _group_marks(assessment: Assessment, item: GroupItem, finding: Finding) -> Iterator[str]:
    if not item.shown:
        return
    needs = f"level {finding.level}, {finding.minimum} needed" if finding.minimum else f"level {finding.level}"
    yield f"{needs}: {shown_by(assessment, finding) or 'no file shows more'}"


OPENING_KEYS: Final = tuple((key, says) for key, says in _KEYS if key in _OPENING_KEYS)
