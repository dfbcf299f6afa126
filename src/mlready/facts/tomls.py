"""TOML from files of all kinds, in bounded time."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from typing import Any, Final

from mlready.facts.templates import has_template, without_template

MAX_DOTS: Final = 64
# A string that is not closed goes on to the end of its line: to begin again at each quote in it would take forever.
_QUOTED: Final = re.compile(r"\"(?:[^\"\\]|\\.)*+(?:\"|\\?$)|'[^']*+'")
_BETWEEN: Final = re.compile(r"[=,{}\[\]]")
_MAX_PARTS: Final = 8
_MAX_KEY: Final = 200
# Where a template fills in a key, or a part of a table's name.
_FILLED_KEY: Final = re.compile(r"(?m)^([ \t]*+(?:\[{1,2}[\w.\"-]*+)?)«[^»\n]*+»(?=[\w.\"-]*+[ \t]*+[=\]])")
# A table, a key in quotes or a plain one, at the start of a line.
_START: Final = re.compile(
    r"[ \t]*+(?:\[++([^\]\n]{1,400}+)\]|\"([^\"\n]{1,200}+)\"[ \t]*+[=:]|([^\s=:\[\]][^=:\[\]\n]{0,400}+)[=:])"
)


def load_toml(text: str) -> dict[str, Any]:
    """Return what `text` holds, or nothing where it is no TOML.

    The parser takes time that grows with the square of the dots in one key, so a line with many is refused.
    """
    if any(line.count(".") > MAX_DOTS and _has_long_key(line) for line in text.split("\n")):
        return {}
    for one in _readings(text):
        try:
            return tomllib.loads(one)
        except (tomllib.TOMLDecodeError, RecursionError, ValueError):
            continue
    return {}


def _readings(text: str) -> Iterator[str]:
    """Yield `text`, then what a template may make of it, at last with a plain key wherever one is filled in."""
    yield text
    if has_template(text):
        filled = without_template(text)
        yield filled
        numbers = count()
        yield _FILLED_KEY.sub(lambda found: f"{found[1]}filled-{next(numbers)}", filled)


def _has_long_key(line: str) -> bool:
    bare = _QUOTED.sub("", line).partition("#")[0]
    return any(part.count(".") > MAX_DOTS for part in _BETWEEN.split(bare))


def line_of(text: str, key: str) -> int:
    """Return the first line that begins with `key`, or with a table of that name or part; 1 where none does."""
    return _lines(text).get(key, 1)


@lru_cache(maxsize=2)
def _lines(text: str) -> dict[str, int]:
    """Return the first line of each key: to look for one at a time would take as long again for each."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _START.match(line):
            names = [found[2]] if found[2] else _names(found[1] or found[3], table=bool(found[1]))
            for name in names:
                lines.setdefault(name, number)
    return lines


def _names(key: str, *, table: bool) -> list[str]:
    """Return what a key may be asked for as: itself, what it starts with, or any part of it where it is a table."""
    names = [key.strip("\"' ")]
    if "." in key:
        parts = [part.strip("\"' ") for part in key.split(".")[:_MAX_PARTS]]
        starts = range(len(parts)) if table else (0,)
        names += [".".join(parts[start:end]) for start in starts for end in range(start + 1, len(parts) + 1)]
    return [name[:_MAX_KEY] for name in names]
