"""Shell text -> the words of its plain commands, as a shell would split them. Nothing is run or expanded."""

import re
from collections.abc import Iterator
from typing import Final

_MAX_HERE: Final = 50

# What a script is made of: quoted text, a comment, an operator between commands, space, or part of a word.
_TOKEN: Final = re.compile(
    r"""(?P<continued>\\\n[ \t]*) | (?P<single>'[^']*') | (?P<double>"(?:[^"\\]|\\.)*")
    | (?P<comment>(?<![^\s;&|(])\#[^\n]*) | (?P<here><<-?[ \t]*(?P<quote>["']?)(?P<mark>[A-Za-z_]\w*)(?P=quote))
    | (?P<end>\n|;;?|&&|\|\|?|&(?!>)|(?<!\$)\(|\)) | (?P<space>[ \t\r]+) | (?P<escaped>\\.)
    | (?P<text>\$\([^()\n]*\) | [^\s'"\\;&|()\#<$`]+ | .)""",
    re.VERBOSE | re.DOTALL,
)
SHELLS: Final = frozenset({"bash", "sh", "zsh", "dash", "ksh", "pwsh", "powershell", "ssh"})
"""Programs that read commands."""


def split(script: str) -> Iterator[tuple[list[str], int]]:
    """Return the words of each plain command, without their quotes, and the line that it starts on, counted from 0."""
    # The end of each here-document is looked for to the end of the script.
    return _split(script if script.count("<<") <= _MAX_HERE else script.replace("<<", "< "))


def _split(script: str) -> Iterator[tuple[list[str], int]]:
    words: list[str] = []
    word: str | None = None
    marks: list[str] = []
    at = line = start = 0
    while token := _TOKEN.match(script, at):
        at, kind = token.end(), _kind(token)
        if kind == "here":
            marks.append(token["mark"])
        elif kind == "word":
            start = line if word is None and not words else start
            word = (word or "") + _plain(token)
        elif word is not None:
            words.append(word)
            word = None
        line += token[0].count("\n")
        if kind == "end":
            if words:
                yield words, start
            if token[0] == "\n" and marks:
                at, line = _after_here(script, at, line, marks, reads=_reads_commands(words))
                marks = []
            words = []
    yield words if word is None else [*words, word], start


def _kind(token: re.Match[str]) -> str:
    """Return what a token does: part of a word, the end of a command, the start of a here-document, or a gap."""
    if token["mark"]:
        return "here"
    if token.lastgroup == "end":
        return "end"
    return "gap" if token.lastgroup in {"space", "continued", "comment"} else "word"


def _plain(token: re.Match[str]) -> str:
    if token.lastgroup in {"single", "double"}:
        return token[0][1:-1]
    return token[0][1:] if token.lastgroup == "escaped" else token[0]


def _after_here(script: str, at: int, line: int, marks: list[str], *, reads: bool) -> tuple[int, int]:
    """Return where to go on after a here-document: behind it, or at it where a shell reads it."""
    if reads:
        return at, line
    for mark in marks:
        end = re.compile(rf"^[ \t]*{re.escape(mark)}[ \t]*$", re.MULTILINE).search(script, at)
        if end:
            line += script.count("\n", at, end.end())
            at = end.end()
    return at, line


def _reads_commands(words: list[str]) -> bool:
    return bool(words) and base(words[0]) in SHELLS


def base(word: str) -> str:
    """Return what a program is called, without the folder that it lies in."""
    return word.rpartition("/")[2].lower()
