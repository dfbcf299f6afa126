"""What changed, in words: the same rows and sections for a terminal and for Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mlready.model.amounts import count
from mlready.model.comparison import Comparison, ControlChange, Movement, PracticeChange, WaiverChange, WaiverEvent
from mlready.model.snapshot import ControlStanding
from mlready.render.words import VERDICT

_OF_LEVEL: Final = (Movement.BETTER, Movement.WORSE, Movement.KNOWN)
_MINUS: Final = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of then and now."""

    title: str
    then: str
    now: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that changed: its id, and what became of it."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class Section:
    """Changes of one kind, under a heading."""

    title: str
    items: tuple[Item, ...]


def rows(comparison: Comparison) -> Iterator[Row]:
    """Yield what stood then and stands now."""
    old, new = comparison.old, comparison.new
    yield Row("Day", str(old.today), str(new.today))
    if old.commit or new.commit:
        yield Row("Commit", (old.commit or "-")[:12], (new.commit or "-")[:12])
    yield Row("Verdict", VERDICT[old.verdict], VERDICT[new.verdict])
    yield Row("Score", _tenths(old.score.score), _tenths(new.score.score), _signed(old.score.score, new.score.score))
    known = (old.score.coverage, new.score.coverage)
    yield Row("Known, %", _tenths(known[0]), _tenths(known[1]), _signed(*known))
    blockers = (len(old.blockers), len(new.blockers))
    yield Row("Blockers", str(blockers[0]), str(blockers[1]), _signed(*blockers, places=0))
    gaps = (len(old.gaps), len(new.gaps))
    yield Row("Below minimum", str(gaps[0]), str(gaps[1]), _signed(*gaps, places=0))
    if not comparison.same_playbook:
        yield Row("Playbook", old.playbook.words, new.playbook.words)
    if old.tool != new.tool:
        yield Row("mlready", old.tool, new.tool)


def verdict_line(comparison: Comparison) -> str:
    """Return whether anything got worse, in one sentence."""
    if comparison.worse:
        return f"Worse: {count(len(comparison.worse), 'thing')}"
    moved = comparison.controls or comparison.waivers or comparison.practices or comparison.conflicts_settled
    return "Nothing got worse" if moved or comparison.playbook_changes else "Nothing changed"


def playbook_line(comparison: Comparison) -> str:
    """Return how much of the change of the score is the playbook's doing; empty where one playbook judged both."""
    if comparison.same_playbook:
        return ""
    old, middle, new = (one.score.score for one in (comparison.old, comparison.between, comparison.new))
    if old is None or middle is None or new is None:
        return "Another playbook judged."
    how = (
        "the old answers were assessed by the new playbook"
        if comparison.exact
        else "as the saved levels tell, held against the new playbook's minimums"
    )
    return (
        f"Another playbook judged: of {_signed(old, new) or '0'}, {_signed(old, middle) or '0'} is the playbook's"
        f" doing, {_signed(middle, new) or '0'} the system's ({how}). Below, only the system's changes count as better"
        " or worse."
    )


def sections(comparison: Comparison) -> Iterator[Section]:
    """Yield every kind of change that there is, what matters most first."""
    told = {*comparison.blockers_closed, *(one.control for one in comparison.worse)}

    def others(movement: Movement) -> tuple[Item, ...]:
        return _controls([one for one in comparison.moved(movement) if one.id not in told])

    worse = tuple(Item(one.control or "verdict", one.says) for one in comparison.worse)
    found = (
        Section("What got worse", worse),
        Section("Blockers closed", tuple(_closed(comparison))),
        Section("Higher level", others(Movement.BETTER)),
        Section("Lower level", others(Movement.WORSE)),
        Section("Newly known", others(Movement.KNOWN)),
        Section("Newly unknown", others(Movement.UNKNOWN)),
        Section(
            "Asked otherwise, because answers changed",
            _controls(
                comparison.moved(Movement.HIGHER_BAR, Movement.LOWER_BAR, Movement.APPLIES, Movement.APPLIES_NOT)
            ),
        ),
        Section("Waivers", tuple(_waiver(one) for one in comparison.waivers)),
        Section("The files show more", _practices([one for one in comparison.practices or () if one.gained])),
        Section("The files show less", _practices([one for one in comparison.practices or () if one.lost])),
        Section("Answers that the files now contradict", _ids(comparison.conflicts_opened)),
        Section("Contradictions settled", _ids(comparison.conflicts_settled)),
        Section("What the new playbook asks otherwise", tuple(_asked(comparison))),
        Section("Blockers by the new playbook alone", _listed(comparison.blockers_added)),
        Section("No blockers any longer, by the new playbook alone", _listed(comparison.blockers_dropped)),
    )
    yield from (section for section in found if section.items)


def _closed(comparison: Comparison) -> Iterator[Item]:
    moved = {one.id: one for one in comparison.moved(*_OF_LEVEL)}
    for name in comparison.blockers_closed:
        now = comparison.new.control(name)
        if name in moved and now and not now.waived:
            yield Item(name, _moved(moved[name]))
        else:
            yield Item(name, stands(now) if now else "")


def _controls(changes: Sequence[ControlChange]) -> tuple[Item, ...]:
    return tuple(Item(one.id, _moved(one)) for one in changes)


def _moved(change: ControlChange) -> str:
    then, now = change.then, change.now
    match change.movement:
        case Movement.HIGHER_BAR | Movement.LOWER_BAR:
            return f"needs level {now.minimum}, needed {then.minimum}: {_level(now)}"
        case Movement.APPLIES:
            return f"applies now: {stands(now)}"
        case Movement.APPLIES_NOT:
            return f"does not apply any longer: {now.not_applicable or 'no reason is given'}"
        case _:
            return f"{_level(then)} → {_level(now)}{_bar(then, now)}"


def _bar(then: ControlStanding, now: ControlStanding) -> str:
    """Return how the bar was crossed, or that it is not reached."""
    if now.short:
        return f", needs {now.minimum}"
    return ", at its minimum now" if then.short and not now.optional else ""


def _level(one: ControlStanding) -> str:
    return "unknown" if one.level is None else f"level {one.level}"


def stands(one: ControlStanding) -> str:
    """Return where a control stands, in a few words."""
    if not one.applies:
        return "does not apply"
    if one.waived and one.waiver:
        waiver = one.waiver.waiver
        return f"{_level(one)}, accepted by {waiver.owner} until {waiver.until}"
    return f"{_level(one)}, needs {one.minimum}" if one.short else _level(one)


def _waiver(change: WaiverChange) -> Item:
    says = {
        WaiverEvent.NEW: f"new, until {change.until}",
        WaiverEvent.EXPIRED: f"expired on {change.until}",
        WaiverEvent.GONE: f"gone, it was to last until {change.until}",
        WaiverEvent.PROLONGED: f"prolonged until {change.until}",
        WaiverEvent.SHORTENED: f"shortened to {change.until}",
    }
    return Item(change.control, f"{says[change.event]} ({change.owner}: {change.reason})")


def _practices(changes: Sequence[PracticeChange]) -> tuple[Item, ...]:
    return tuple(Item(one.id, f"{one.then} → {one.now}") for one in changes)


def _ids(names: Sequence[str]) -> tuple[Item, ...]:
    return tuple(Item(name, "") for name in names)


def _listed(names: Sequence[str]) -> tuple[Item, ...]:
    return (Item("", ", ".join(names)),) if names else ()


def _asked(comparison: Comparison) -> Iterator[Item]:
    """Yield what changed, once for all controls of which the same is true."""
    of_control: dict[str, list[str]] = {}
    for one in comparison.playbook_changes:
        of_control.setdefault(one.id, []).append(one.says)
    alike: dict[str, list[str]] = {}
    for name, says in of_control.items():
        alike.setdefault(", ".join(says), []).append(name)
    yield from (Item("", f"{says}: {', '.join(names)}") for says, names in alike.items())


def _tenths(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _signed(then: float | None, now: float | None, places: int = 1) -> str:
    """Return a change with its sign, nothing where there is none.

    >>> _signed(50, 59.1), _signed(4, 3, places=0), _signed(7, 7)
    ('+9.1', '\N{MINUS SIGN}1', '')
    """
    if then is None or now is None or not round(now - then, places):
        return ""
    return f"{now - then:+.{places}f}".replace("-", _MINUS)


def title(comparison: Comparison) -> str:
    """Return which system this is about; both names where they differ."""
    names = dict.fromkeys((comparison.old.system, comparison.new.system))
    return " → ".join(names)


def scanned_note(comparison: Comparison) -> str:
    """Return why nothing is said of what files show, where nothing can be."""
    if comparison.practices is not None:
        return ""
    telling = [name for name, one in (("old", comparison.old), ("new", comparison.new)) if one.practices is not None]
    who = f"Only the {telling[0]} side" if telling else "Neither side"
    return f"{who} tells what the files show, so that is not compared."
