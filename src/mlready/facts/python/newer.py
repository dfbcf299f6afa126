"""Python that is newer than the one that reads it, said as older Python would; every line stays where it is.

Since 3.12 the fields of an f-string may hold its own quotes and backslashes, and functions, classes and types have
parameters; since 3.14 several errors stand without brackets, and there are strings that are templates. A field that is
spread over lines within single quotes is not told, nor are parameters that are.
"""

import re
from typing import Final

FILLED_IN: Final = "filled_in"
"""What stands for a text that older Python cannot say where it is."""

_PARAMETERS: Final = r"\[(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){1,400}\]"
_SYNTAX: Final = (
    (re.compile(rf"^([ \t]*(?:async[ \t]+)?def[ \t]+\w+){_PARAMETERS}(?=\()", re.MULTILINE), r"\1"),
    (re.compile(rf"^([ \t]*class[ \t]+\w+){_PARAMETERS}(?=[(:])", re.MULTILINE), r"\1"),
    (re.compile(rf"^([ \t]*)type[ \t]+(\w+)(?:{_PARAMETERS})?[ \t]*=(?!=)", re.MULTILINE), r"\1\2 ="),
    (re.compile(r"^([ \t]*except\*?[ \t]+)([\w.]++(?:[ \t]*+,[ \t]*+[\w.]++)+)[ \t]*:", re.MULTILINE), r"\1(\2):"),
)
_STRING: Final = r"(?<!\w)([A-Za-z]{0,2})(\"\"\"|'''|\"|')"
_OPENING: Final = re.compile(rf"#[^\n]*|{_STRING}")
_WITHIN_FIELD: Final = re.compile(_STRING + r"|[\[({})\]:\\\n]")
_WITHIN_FORMAT: Final = re.compile(r"[^{}\n]*([{}])")
_KINDS: Final = (('"', r"\n"), ("'", r"\n"), ('"""', ""), ("'''", ""))
_REST: Final = {quote: re.compile(rf"(?:[^\\{end}]|\\.)*?{quote}", re.DOTALL) for quote, end in _KINDS}
# What stands before a field, or before the end: an escape, a brace that stands for itself, or anything else.
_BEFORE_FIELD: Final = {
    quote: re.compile(
        rf"(?:[^\\{{{end}]|\\N\{{[^}}\n]*\}}|\\[^{{]|\\(?=\{{)|\{{\{{)*?(?:{quote}|\{{(?!\{{))", re.DOTALL
    )
    for quote, end in _KINDS
}
_NEVER_HERE: Final = re.compile(r"\\.|[\"']", re.DOTALL)


class _NotSaidError(Exception):
    """A string does not end, or spreads a field over lines as older Python never does."""


def older(text: str) -> str:
    """Return `text` as older Python says it, as far as that can be told without its grammar."""
    for pattern, said in _SYNTAX:
        text = pattern.sub(said, text)
    try:
        return _told(text)
    except (_NotSaidError, RecursionError):
        return text


def _told(text: str) -> str:
    told: list[str] = []
    at = 0
    while found := _OPENING.search(text, at):
        told.append(text[at : found.start()])
        string, at = (found[0], found.end()) if found[2] is None else _string(text, found)
        told.append(string)
    return "".join((*told, text[at:]))


def _string(text: str, opening: re.Match[str]) -> tuple[str, int]:
    """Return a string of `text`, its fields as older Python says them, and where it ends."""
    prefix, quote, at = opening[1], opening[2], opening.end()
    if not {*prefix.lower()} & {"f", "t"}:
        end = _after(_REST[quote], text, at).end()
        return text[opening.start() : end], end
    told = [prefix.lower().replace("t", "f"), quote]
    while True:
        before = _after(_BEFORE_FIELD[quote], text, at)
        told.append(before[0])
        at = before.end()
        if not before[0].endswith("{"):
            return "".join(told), at
        field, at = _field(text, at, quote)
        told.append(field)


def _field(text: str, at: int, quote: str) -> tuple[str, int]:
    """Return a field up to its closing brace, and where it ends; `quote` is what the string around it stands in."""
    told: list[str] = []
    depth = 0
    while found := _WITHIN_FIELD.search(text, at):
        told.append(text[at : found.start()])
        mark, at = found[0], found.end()
        if found[2] is not None:
            string, at = _string(text, found)
            mark = _allowed(string, found, quote)
        elif mark == "\\" or (mark == "\n" and len(quote) == 1):
            break
        elif mark == ":" and not depth:
            form, at = _format(text, at, quote)
            return "".join((*told, mark, form)), at
        elif mark == "}" and not depth:
            return "".join((*told, mark)), at
        depth += (mark in "[({") - (mark in "])}")
        told.append(mark)
    raise _NotSaidError


def _format(text: str, at: int, quote: str) -> tuple[str, int]:
    """Return how a field is written out, ``>{width}}`` with its closing brace, and where that ends."""
    told: list[str] = []
    while True:
        part = _after(_WITHIN_FORMAT, text, at)
        if quote in part[0]:
            raise _NotSaidError
        told.append(part[0])
        at = part.end()
        if part[1] == "}":
            return "".join(told), at
        field, at = _field(text, at, quote)
        told.append(field)


def _allowed(string: str, opening: re.Match[str], quote: str) -> str:
    """Return what older Python allows in a field in the place of `string`."""
    if quote not in string and "\\" not in string:
        return string
    inner = string[opening.end() - opening.start() : -len(opening[2])]
    if "f" in string[: len(opening[1])] or "\n" in inner:
        return FILLED_IN + "\n" * string.count("\n")
    other = "'" if quote[0] == '"' else '"'
    return f"{opening[1]}{other}{_NEVER_HERE.sub(' ', inner)}{other}"


def _after(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    found = pattern.match(text, at)
    if found is None:
        raise _NotSaidError
    return found
