"""A screen as lines of a terminal: wrapped to its width, in characters that it can show."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from mlready.interview.screen import Option, Screen
from mlready.render.markdown_text import one_line

MAX_WIDTH: Final = 100
_NARROWEST: Final = 20
# Stands for a blank that no line is broken at, as no text that is shown holds it.
_JOINED: Final = "\N{SYMBOL FOR UNIT SEPARATOR}"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The few characters beyond ASCII, each with what stands in for it where the terminal has none."""

    arrow: str = "›"  # noqa: RUF001 - the pointer of the menu
    up_down: str = "↑↓"
    dot: str = "·"
    done: str = "✓"
    rule: str = "─"

    @classmethod
    def fit(cls, encoding: str | None) -> "Glyphs":
        """Return the characters that `encoding` can write."""
        best = cls()
        try:
            f"{best.arrow}{best.up_down}{best.dot}{best.done}{best.rule}".encode(encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return cls(arrow=">", up_down="up/down", dot="|", done="ok", rule="-")
        return best


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and how it is set off: ``bold``, ``dim``, ``chosen``, ``good``, ``bad``, ``done`` or not at all."""

    text: str
    style: str = ""


def head(screen: Screen, width: int, glyphs: Glyphs) -> list[Line]:
    """Return what stands above the choices: where we are, the question, and why it is asked."""
    width = bounded(width)
    title, place = one_line(screen.where), screen.place
    gap = width - cells(title) - cells(place) - 2
    if not title:
        rule = []
    elif gap > 1:
        rule = [Line(f"{title} {glyphs.rule * gap} {place}".rstrip() if place else title, "dim")]
    else:
        rule = [Line(text, "dim") for text in wrap(f"{title}, {place}", width)]
    about = [Line(text) for one in screen.about for text in wrap(one, width, "", "  ")]
    about += [Line("")] if about else []
    why = [Line(text, "dim") for text in wrap(f"Why: {screen.why}" if screen.why else "", width)]
    return [Line(""), *rule, *about, *(Line(text, "bold") for text in wrap(screen.ask, width)), *why, Line("")]


def options(screen: Screen, selected: int | None, width: int, glyphs: Glyphs) -> list[Line]:
    """Return the choices, the selected one pointed at."""
    width = bounded(width)
    lines: list[Line] = []
    for number, option in enumerate(screen.options):
        chosen = number == selected
        first = f"{glyphs.arrow if chosen else ' '} {option.key}  "
        rest = " " * len(first)
        says = wrap(option.says, width, first, rest)
        lines += [Line(text, "chosen" if chosen else "") for text in says]
        lines += [Line(text, "good") for text in _marks(option, width, rest, glyphs)]
    return lines


def _marks(option: Option, width: int, indent: str, glyphs: Glyphs) -> list[str]:
    words = f" {glyphs.dot} ".join(option.marks)
    return wrap(f"{words}]", width, f"{indent}[", f"{indent} ") if words else []


def remarks(screen: Screen, width: int) -> list[Line]:
    """Return what is to be known about the answer that is to come."""
    return [Line(text) for remark in screen.remarks for text in wrap(remark, bounded(width), "  ", "  ")]


def keys(pairs: Iterable[tuple[str, str]], width: int, glyphs: Glyphs) -> list[Line]:
    """Return what the keys do, none of them torn apart."""
    words = f"{_JOINED}{glyphs.dot} ".join(f"{key} {says}".replace(" ", _JOINED) for key, says in pairs)
    return [Line(text.replace(_JOINED, " "), "dim") for text in wrap(words, bounded(width))]


def folded(lines: Iterable[Line], width: int) -> list[Line]:
    """Return `lines` wrapped, what hangs under a dash or a blank indented as far."""
    return [Line(text, line.style) for line in lines for text in _folded(line.text, bounded(width))]


def _folded(text: str, width: int) -> list[str]:
    if cells(text) <= width:
        return [text]
    bare = text.lstrip(" -")
    first = text[: len(text) - len(bare)]
    return wrap(bare, width, first, " " * len(first)) or [""]


def bounded(width: int) -> int:
    """Return a width that text can be read at."""
    return max(min(width, MAX_WIDTH), _NARROWEST)


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return `text` in lines of at most `width` columns, however wide its characters are.

    >>> wrap("one two three", 9, "- ", "  ")
    ['- one two', '  three']
    """
    lines: list[str] = []
    line, bare = first, True
    for word in _broken(one_line(text).split(" ") if text else (), max(width - cells(rest), 1)):
        if bare or cells(line) + 1 + cells(word) <= width:
            line += word if bare else f" {word}"
        else:
            lines.append(line)
            line = rest + word
        bare = False
    return [] if bare else [*lines, line]


def _broken(words: Iterable[str], width: int) -> Iterator[str]:
    """Yield `words`, those that are longer than a line in pieces."""
    for word in words:
        piece = word
        while cells(piece) > width:
            cut = next(n for n in range(1, len(piece) + 1) if cells(piece[: n + 1]) > width)
            yield piece[:cut]
            piece = piece[cut:]
        yield piece


def cells(text: str) -> int:
    """Return how many columns `text` takes.

    >>> cells("abc"), cells("日本")
    (3, 4)
    """
    return sum(_cell(char) for char in text) if not text.isascii() else len(text)


def _cell(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
