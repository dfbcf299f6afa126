"""Contradictions between answers files, put to a person one by one."""

import os
from collections.abc import Mapping, Sequence

from mlready.cli.ask import Way, way_to_ask
from mlready.cli.person import person
from mlready.interview.asker import Asker
from mlready.interview.command import Say
from mlready.interview.screen import Option, Screen
from mlready.interview.words import value_words
from mlready.model.playbook import Playbook
from mlready.store.merge import Version


def decide(
    contradictions: Mapping[str, Sequence[Version]], asks: Mapping[str, str], playbook: Playbook, *, plain: bool
) -> Mapping[str, Version] | None:
    """Return the version chosen for each contradiction; None where nobody is there, or they stop."""
    way = way_to_ask(wanted=True, plain=plain, documents_only=False, has_answers=False)
    if way is Way.NOBODY:
        return None
    decided: dict[str, Version] = {}
    with person(way, colour=not os.environ.get("NO_COLOR")) as asker:
        for number, (name, versions) in enumerate(contradictions.items(), 1):
            place = f"{number} of {len(contradictions)}"
            chosen = _choose(asker, _screen(name, asks[name], versions, playbook, place))
            if chosen is None:
                return None
            decided[name] = versions[chosen]
    return decided


def versions_in_words(versions: Sequence[Version], playbook: Playbook) -> list[str]:
    """Return what each file says, and where."""
    return [f"{_says(one, playbook)} [{'; '.join(_marks(one))}]" for one in versions]


def _screen(name: str, ask: str, versions: Sequence[Version], playbook: Playbook, place: str) -> Screen:
    return Screen(
        where=f"Contradiction: {name}",
        place=place,
        ask=ask,
        options=tuple(
            Option(str(number), _says(one, playbook), tuple(_marks(one))) for number, one in enumerate(versions, 1)
        ),
        keys=(("q", "stop, write nothing"),),
    )


def _says(version: Version, playbook: Playbook) -> str:
    entry, control = version.entry, playbook.find(version.id)
    if entry.not_applicable is not None:
        return f"Does not apply: {entry.not_applicable}"
    question, said = playbook.question(version.id), version.says
    if question and isinstance(said, bool | int | float | str):
        return value_words(question, said)
    if control is None or not isinstance(version.says, int):
        return str(version.says)
    choice = control.choice(version.says)
    return f"Level {version.says}: {choice.says}" if choice else f"Level {version.says}"


def _marks(version: Version) -> list[str]:
    entry = version.entry
    said = [version.place, entry.by, str(entry.date) if entry.date else None, entry.note]
    return [*filter(None, said), *([f"proof: {entry.proof}"] if entry.proof else [])]


def _choose(asker: Asker, screen: Screen) -> int | None:
    problem = ""
    while True:
        command = asker.ask(screen, problem)
        if not isinstance(command, Say):
            return None
        if command.text.strip() in [option.key for option in screen.options]:
            return int(command.text) - 1
        problem = f"Choose {screen.digits}, or q."
