"""A how-to as somebody follows it: its files are written, its changes made, its commands run, in the page's order."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

CONTRIBUTORS = ("add-control", "add-practice", "add-reader", "add-format")
USERS = (
    "tutorial",
    "waivers",
    "roll-out",
    "ci",
    "roles",
    "own-playbook",
    "own-practice",
    "own-template",
    "several-repositories",
)
"""Pages that are followed from their first block to their last; the commands of others stand on their own."""

DATED = {"assess", "check", "plan", "report", "compare", "history", "badge"}
"""Commands that are run on the day of the examples, unless a page names a day."""

_COMMAND = re.compile(r"^\$ ", re.MULTILINE)


@dataclass(frozen=True)
class File:
    """What a page says a file shall hold: the block below a paragraph that ends in the file's name and a colon."""

    line: int
    path: str
    text: str


@dataclass(frozen=True)
class Change:
    """Lines that a page takes out of a file or puts into it: a block of kind ``diff``, with some lines around them."""

    line: int
    path: str
    diff: str

    def made(self, text: str) -> str:
        """Return `text` with the change; the lines that stay or go must stand there, once."""
        for hunk in re.split(r"^…\n", self.diff, flags=re.MULTILINE):
            lines = [(line[:1] or " ", line[1:]) for line in hunk.splitlines()]
            old = "".join(f"{rest}\n" for sign, rest in lines if sign in " -")
            new = "".join(f"{rest}\n" for sign, rest in lines if sign in " +")
            assert text.count(old) == 1, f"line {self.line}: {self.path} holds this {text.count(old)} times:\n{old}"
            text = text.replace(old, new)
        return text


@dataclass(frozen=True)
class Command:
    """What a page says to type, and what it shows to follow."""

    line: int
    words: tuple[str, ...]
    shown: tuple[str, ...]


Step = File | Change | Command


def steps(page: Path) -> Iterator[Step]:
    """Yield what the blocks of `page` say to do; one of kind ``text`` or ``sh`` without a file is only shown."""
    named = ""
    for token in MarkdownIt("commonmark").parse(page.read_text(encoding="utf-8")):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "inline":
            spans = re.findall(r"`([^`]+)`", token.content)
            named = spans[-1] if token.content.endswith("`:") and re.search(r"[./]", spans[-1]) else ""
        elif token.type == "fence" and token.info == "console":
            for part in _COMMAND.split(token.content)[1:]:
                typed, *shown = part.rstrip("\n").split("\n")
                yield Command(line, tuple(shlex.split(typed)), tuple(shown))
        elif token.type == "fence" and (named or token.info not in {"text", "sh"}):
            assert named, f"{page.name}:{line}: no file is named above this block"
            yield (Change if token.info == "diff" else File)(line, named, token.content)


def do(step: File | Change, folder: Path) -> None:
    """Write the file, or make the change, below `folder`."""
    path = folder / step.path
    if isinstance(step, Change):
        path.write_text(step.made(path.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        assert not path.exists(), f"line {step.line}: {step.path} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step.text, encoding="utf-8")


def fits(shown: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Return whether `printed` is what is `shown`, where a line of ``…`` stands for any lines.

    >>> fits(("a", "…", "d"), ("a", "b", "c", "d")), fits(("a", "…", "d"), ("a", "b", "c")), fits(("a",), ("a", "b"))
    (True, False, False)
    >>> fits(("…", "b", "…"), ("a", "b", "b", "c")), fits(("a", "…"), ("a",))
    (True, True)
    """
    if not shown:
        return not printed
    if shown[0].strip() == "…":
        return any(fits(shown[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and shown[0].rstrip() == printed[0].rstrip() and fits(shown[1:], printed[1:])
