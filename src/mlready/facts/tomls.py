"""TOML from files of all kinds, in bounded time."""

import re
import tomllib
from typing import Any, Final

from mlready.facts.templates import has_template, without_template

MAX_DOTS: Final = 64
_DOTTED: Final = re.compile(r"\.")


def load_toml(text: str) -> dict[str, Any]:
    """Return what `text` holds, or nothing where it is no TOML.

    The parser takes time that grows with the square of the dots in one key, so a line with many is refused.
    """
    if any(line.count(".") > MAX_DOTS and "=" not in line[:200] for line in text.split("\n")):
        return {}
    if any(line.partition("=")[0].count(".") > MAX_DOTS for line in text.split("\n")):
        return {}
    for one in (text, without_template(text)) if has_template(text) else (text,):
        try:
            return tomllib.loads(one)
        except (tomllib.TOMLDecodeError, RecursionError, ValueError):
            continue
    return {}


def line_of(text: str, key: str, after: int = 0) -> int:
    """Return the line that `key` starts, the first behind character `after`; 1 where it starts none."""
    found = re.compile(
        rf"^[ \t]*(?:\[+[\w.\"' -]*)?[\"']?{re.escape(key)}[\"']?[ \t]*(?:=|:|\]|\.)", re.MULTILINE
    ).search(text, after)
    return text.count("\n", 0, found.start()) + 1 if found else 1
