"""Text that people typed, made safe inside Markdown: it shows as what they typed and never becomes markup."""

import re
from typing import Final

# What can open markup inside a line: emphasis, code, links, images, HTML, entities, strikethrough, tables, mathematics.
# An underscore between two letters or digits opens nothing, so that names stay as they are.
_SPECIAL: Final = re.compile(r"([\\`*\[\]<>|~&$]|(?<![^\W_])_|_(?![^\W_]))")
# What turns a whole line into something else where it stands first: headings, lists, numbered lists, and what rules a
# line or makes a heading or the head of a table of the one above.
_LINE_START: Final = re.compile(r"^(?P<number>\d{1,9})(?=[.)](\s|$))|^(?=(#{1,6}|[+-])(\s|$)|[=:-][\s=:-]*$)")
_MENTION: Final = re.compile(r"(?<![\w.])@(?=\w)")


def inline(text: str) -> str:
    r"""Return `text` on one line, escaped for CommonMark and GitHub's tables; blanks at its ends stay.

    >>> inline("a | b\n<script> *x*")
    'a \\| b \\<script\\> \\*x\\*'
    """
    escaped = _SPECIAL.sub(r"\\\1", one_line(text))
    escaped = _MENTION.sub("@\N{WORD JOINER}", escaped)
    escaped = _LINE_START.sub(lambda match: f"{match['number'] or ''}\\", escaped)
    return f"{' ' * text[:1].isspace()}{escaped}{' ' * text[-1:].isspace()}" if escaped else " " * bool(text)


def code(text: str) -> str:
    """Return `text` as a code span that no backtick of its own can end, safe in a table cell."""
    content = one_line(text).replace("|", "\\|")
    longest = max((len(run) for run in re.findall(r"`+", content)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{content}{pad}{fence}" if content else ""


def quote(text: str) -> str:
    """Return `text`, which may have several lines, as a block quote."""
    lines = text.splitlines() or [""]
    return "\n".join(f"> {inline(line)}".rstrip() for line in lines)


def one_line(text: str) -> str:
    """Return `text` without line breaks, control characters, and marks that turn the reading direction."""
    shown = text if text.isprintable() else "".join(char if shows(char) else " " for char in text)
    return " ".join(shown.split())


def cut(text: str, most_bytes: int) -> str:
    r"""Return as many whole lines of `text` as fit into `most_bytes` of UTF-8, and say where some are left out.

    >>> cut("one\ntwo\nthree\n", 12)
    'one\n\n…\n'
    """
    if len(text.encode()) <= most_bytes:
        return text
    kept, left = [], most_bytes - len(_CUT.encode())
    for line in text.splitlines(keepends=True):
        left -= len(line.encode())
        if left < 0:
            break
        kept.append(line)
    return "".join(kept) + _CUT if kept else ""


_CUT: Final = "\n…\n"
_CHAPTER: Final = re.compile(r"^## ([^\n]+)$|^(?:```|~~~).*?^(?:```|~~~)$", re.DOTALL | re.MULTILINE)
_NOT_IN_ANCHORS: Final = re.compile(r"[^\w\- ]")


def contents(text: str) -> str:
    r"""Return one line of links to the chapters of a document, by the anchors that GitHub and GitLab give them.

    >>> contents("# Plan\n\n## What it costs\n\n## Go or no-go, risks\n")
    '[What it costs](#what-it-costs) · [Go or no-go, risks](#go-or-no-go-risks)'
    """
    titles = [found[1] for found in _CHAPTER.finditer(text) if found[1]]
    return " · ".join(f"[{title}](#{_NOT_IN_ANCHORS.sub('', title.lower()).replace(' ', '-')})" for title in titles)


def shows(char: str) -> bool:
    """Return whether a document may hold `char`: it steers nothing, and does not turn the reading direction."""
    return char.isprintable() or char in _JOINERS


# Emoji and several scripts are spelled with these two invisible characters.
_JOINERS: Final = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
