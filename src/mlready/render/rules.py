"""The rules of a practice in plain words: what is looked for, and what falls short."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from mlready.model.evidence import Strength
from mlready.model.practice import Pattern, Practice, Rule
from mlready.model.vocabulary import FILE, KINDS, SYSTEM

_WIDTH: Final = 80
_SHOWN: Final = 4
_EVERYTHING: Final = 1_000_000
_ANYWHERE: Final = {"test": "tests", "example": "examples", "vendored": "vendored code", "docs": "documents"}


def rules_text(practice: Practice, *, full: bool = False) -> str:
    """Return every rule of `practice`; of a long list of names the first few, unless all are asked for."""
    most = _EVERYTHING if full else _SHOWN
    found = [(rule, "" if rule.strength is Strength.USED else f" ({rule.strength})") for rule in practice.found]
    short = [(rule, "") for rule in practice.partial]
    lines = [*_section("Found where", found, most), *_section("Falls short where", short, most)]
    if not lines:
        return "No rule shows it yet.\n"
    if any(" more" in line for line in lines):
        lines += ["", "`--full` shows every name. * is anything, ? a part that is not known."]
    return "\n".join(lines).strip("\n") + "\n"


def _section(title: str, rules: Sequence[tuple[Rule, str]], most: int) -> Iterator[str]:
    if rules:
        yield ""
        yield title
    for rule, strength in rules:
        yield from _wrap(f"- {rule.says.replace('{name}', '…')}{strength}", "  ", "    ")
        for says in _patterns(rule, most):
            yield from _wrap(says, "      ", "        ")


def _patterns(rule: Rule, most: int) -> Iterator[str]:
    first, *others = rule.all
    yield _pattern(first, most)
    together = {SYSTEM: "", FILE: "in the same file, "}.get(rule.same, f"of the same {rule.same}, ")
    for other in others:
        yield f"and, {together}{_pattern(other, most)}" if together else f"and {_pattern(other, most)}"
    for other in rule.anywhere:
        yield f"and, anywhere, {_pattern(other, most)}"
    for other in rule.nowhere:
        yield f"and nowhere {_pattern(other, most)}"
    for other in rule.unless:
        yield f"unless there is, {together}{_pattern(other, most)}" if together else f"unless {_pattern(other, most)}"


def _pattern(pattern: Pattern, most: int) -> str:
    """Return what `pattern` looks for.

    >>> _pattern(Pattern(kind="call", names=("a.*", "!a.b"), attributes={"in": ("*train*",)}), 4)
    'a call of a.* but not a.b, with in *train*'
    """
    says = f"{KINDS[pattern.kind].looks} {_names(pattern.names, most)}"
    asked = " and ".join(f"{name} {_names(values, most)}" for name, values in pattern.attributes.items())
    places = " or ".join(_ANYWHERE[place] for place in pattern.place if place != "project")
    where = f", {'also' if 'project' in pattern.place else 'only'} in {places}" if places else ""
    return f"{says}{f', with {asked}' if asked else ''}{where}"


def _names(names: Sequence[str], most: int) -> str:
    wanted = ["anything" if name == "*" else name or "none" for name in names if not name.startswith("!")]
    refused = [name[1:] or "none" for name in names if name.startswith("!")]
    if not refused:
        return _few(wanted, most)
    if wanted in (["anything"], []):
        return f"anything but {_few(refused, most)}"
    return f"{_few(wanted, most)} but not {_few(refused, most)}"


def _few(names: Sequence[str], most: int) -> str:
    """Return `names` joined, cut after `most` of them; one more is shown rather than counted."""
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " or ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _wrap(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
