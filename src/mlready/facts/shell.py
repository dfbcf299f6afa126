"""Shell text -> the commands in it, as words, with their lines. Nothing is run, and nothing is expanded."""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from typing import Final

from mlready.facts.shell_words import SHELLS, base, split

MAX_LENGTH: Final = 1_000
MAX_COMMANDS: Final = 2_000
MAX_WORDS: Final = 80
MAX_CARRIED: Final = 50
MAX_SCRIPT: Final = 100_000
_MAX_NESTING: Final = 3

_ASSIGNMENT: Final = re.compile(r"(?:\$env:)?[A-Za-z_]\w*\+?=", re.IGNORECASE)
# What a variable gets from a command: ``name=$(program argument)``, whose closing bracket may come words later.
_SUBSTITUTED: Final = re.compile(r"[A-Za-z_]\w*+\+?=\$\((?!\()[ \t\n]*(.*)", re.DOTALL)
# What a variable gets that may be a command, and a variable in a command's place.
_GETS: Final = re.compile(r"([A-Za-z_]\w*)=([^$].*[ \t].*)", re.DOTALL)
_VARIABLE: Final = re.compile(r"\$\{?([A-Za-z_]\w*)\}?")
_DECLARES: Final = frozenset({"export", "local", "declare", "readonly"})
_OPTION: Final = re.compile(r"-")
# A program of an environment, called by its path there.
_INSTALLED: Final = re.compile(r"[^\s]*[/\\](?:bin|Scripts)[/\\]([\w.-]+?)(?:\.exe)?")
_KEYWORDS: Final = frozenset(
    {"if", "then", "else", "elif", "do", "while", "until", "!", "{", "@", "-", "@-", "&", "fi", "done"}
)
# Programs whose words are another command; and the words after which one comes.
_PREFIXES: Final = frozenset(
    {
        "sudo",
        "time",
        "timeout",
        "nohup",
        "env",
        "xargs",
        "nice",
        "command",
        "exec",
        "xvfb-run",
        "npx",
        "uvx",
        "bunx",
        "retry",
    }
)
_CARRIERS: Final = frozenset({"run", "exec", "-m", "--", "x", "dlx"})
# Options whose next word is never a command.
_VALUED: Final = frozenset(
    {
        "--extra",
        "--group",
        "--only-group",
        "--no-group",
        "--with",
        "--package",
        "--python",
        "--env-file",
        "--name",
        "-n",
        "-e",
    }
)
_SHELL_TEXT: Final = re.compile(r"-[a-z]*c|-Command", re.IGNORECASE)
_SILENT: Final = frozenset({"echo", "printf", "cat", "write-host", "write-output"})


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words without quotes, and its line, counted from 0."""

    words: tuple[str, ...]
    line: int

    @property
    def name(self) -> str:
        """The words in one line, cut where they are many."""
        return " ".join(self.words)[:MAX_LENGTH]


@lru_cache(maxsize=64)
def commands(script: str) -> tuple[Command, ...]:
    """Return the commands of `script`, and behind each the ones that it carries.

    >>> [command.name for command in commands("cd app && CI=1 uv run pytest -q  # all")]
    ['cd app', 'uv run pytest -q', 'pytest -q']
    """
    found: list[Command] = []
    script = script[:MAX_SCRIPT]
    for words, line in _filled_in(script):
        carried = islice(_carried(words[:MAX_WORDS], _MAX_NESTING), MAX_CARRIED)
        found.extend(Command(one, line) for one in dict.fromkeys(map(tuple, carried)))
        if len(found) > MAX_COMMANDS:
            break
    return tuple(found)


def _filled_in(script: str) -> Iterator[tuple[list[str], int]]:
    """Yield what `split` does, and what a variable holds in the place of ``$variable`` or ``eval "$variable"``."""
    held: dict[str, str] = {}
    for words, line in split(script):
        yield words, line
        got = takewhile(bool, map(_GETS.fullmatch, words[1:] if words[:1] and words[0] in _DECLARES else words))
        held |= {one[1]: one[2] for one in got if one}
        at = 1 if words[:1] == ["eval"] else 0
        named = _VARIABLE.fullmatch(words[at]) if at < len(words) else None
        if named and (text := held.get(named[1])):
            yield from ((inner + words[at + 1 :], line) for inner, _ in islice(split(text), 1))


def _carried(words: list[str], nesting: int) -> Iterator[list[str]]:
    """Yield `words` as a command, then whatever commands stand in it."""
    if nesting:
        words = yield from _after_substitution(words, nesting)
    words = _without_prefix(words)
    if not words:
        return
    yield words
    if installed := _INSTALLED.fullmatch(words[0]):
        yield [installed[1], *words[1:]]
    if base(words[0]) in _SILENT or nesting == 0:
        return
    for number, word in enumerate(words[:-1]):
        if word in _CARRIERS and (number or word == "--"):
            yield from _after_options(words[number + 1 :], nesting)
            if word == "-m":
                break
    yield from _in_shell(words, nesting)


def _after_substitution(words: list[str], nesting: int) -> Generator[list[str], None, list[str]]:
    """Yield the commands in ``name=$(…)``, all of it in one word; return the words of one that goes on behind it."""
    at = 1 if words[:1] and words[0] in _DECLARES else 0
    found = _SUBSTITUTED.match(words[at]) if at < len(words) else None
    if not found:
        return words
    inner = found[1].rstrip()
    if not inner:
        return words[at + 1 :]
    if not inner.endswith(")"):
        return [inner, *words[at + 1 : -1], words[-1].removesuffix(")")] if words[at + 1 :] else [inner]
    for one, _ in islice(split(inner[:-1]), MAX_WORDS):
        yield from _carried(one, nesting - 1)
    return words


def _in_shell(words: list[str], nesting: int) -> Iterator[list[str]]:
    """Yield the commands in the text that ``sh -c`` is given."""
    if not any(base(word) in SHELLS for word in words):
        return
    text = next((words[number + 1] for number, word in enumerate(words[:-1]) if _SHELL_TEXT.fullmatch(word)), "")
    for inner, _ in islice(split(text), MAX_WORDS):
        yield from _carried(inner, nesting - 1)


def _after_options(words: list[str], nesting: int) -> Iterator[list[str]]:
    """Yield the command behind the options that `words` begin with; any of them may take the next word."""
    at = 0
    while at < len(words):
        if words[at].startswith("-"):
            at += 1
            continue
        if not (at and words[at - 1] in _VALUED):
            yield from _carried_once(words[at:], nesting)
        # After an option this may have been its value: another option, or the command itself, comes next.
        if not at or "=" in words[at - 1] or words[at - 1] == "--":
            return
        at += 1
        if at < len(words) and not words[at].startswith("-"):
            yield from _carried_once(words[at:], nesting)
            return


def _carried_once(words: list[str], nesting: int) -> Iterator[list[str]]:
    words = _without_prefix(words)
    if words:
        yield words
        if words[0] in SHELLS:
            yield from islice(_carried(words, nesting - 1), 1, None)


def _without_prefix(words: list[str]) -> list[str]:
    """Drop keywords, assignments and programs that only start another one."""
    at = 0
    prefixed = False
    while at < len(words):
        word = words[at]
        if word in _KEYWORDS or _ASSIGNMENT.match(word):
            at += 1
        elif base(word) in _PREFIXES and at + 1 < len(words):
            prefixed = True
            at += 1
        elif prefixed and (_OPTION.match(word) or word.rstrip("smh").isdigit()):
            at += 1
        else:
            break
    rest = words[at:]
    return [rest[0].lstrip("@-") or rest[0], *rest[1:]] if rest else []
