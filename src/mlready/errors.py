"""Every error that a user can cause, and the exit code that each one ends in."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar, Final

_LONGEST_QUOTE: Final = 60
_LONGEST_LINE: Final = 1000
# A path may be long and still be read; what has no space for longer is somebody's data.
_LONG_WORD: Final = re.compile(r"(?<!\S)(\S{120})\S{130,}(\S{40})")


def quoted(value: object) -> str:
    """Return what somebody wrote as the documents write it, cut where it is long.

    >>> quoted(None), quoted(True), quoted("a"), quoted([1])
    ('an empty value', 'true', "'a'", 'a list')
    """
    match value:
        case str():
            says = repr(value if len(value) <= _LONGEST_QUOTE else f"{value[:_LONGEST_QUOTE]}…")
        case bool():
            says = str(value).lower()
        case Mapping():
            says = "a mapping"
        case list() | tuple():
            says = "a list"
        case dt.date() | dt.time():  # as TOML has them
            says = f"the {'time' if isinstance(value, dt.time) else 'date'} {value}"
        case _:
            says = "an empty value" if value is None else str(value)
    return says


def _bounded(message: str) -> str:
    """Return `message` with each of its lines cut to what somebody reads, whatever it quotes."""
    return "\n".join(map(_cut, message.split("\n")))


def _cut(line: str) -> str:
    short = _LONG_WORD.sub(r"\1…\2", line)
    half = _LONGEST_LINE // 2
    return short if len(short) <= _LONGEST_LINE else f"{short[:half]} … {short[-half:]}"


class Exit(IntEnum):
    """What a command's exit code means to the program that called it."""

    DONE = 0
    FAILED_CONDITION = 1
    USAGE = 2
    DOCUMENT = 3
    TARGET = 4
    UNANSWERED = 5
    BUG = 70
    INTERRUPTED = 130


class MlreadyError(Exception):
    """Something the person at the keyboard can mend: what is wrong, and what to do about it."""

    code: ClassVar[Exit]

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(_bounded(message))
        self.hint = _bounded(hint)


class UsageError(MlreadyError):
    """The command was called with words that do not fit together."""

    code = Exit.USAGE


class TargetError(MlreadyError):
    """A folder, file or stream that the command was pointed at cannot be read or written."""

    code = Exit.TARGET


class UnansweredError(MlreadyError):
    """Answers are needed, and there is nobody to ask."""

    code = Exit.UNANSWERED


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in an input document.

    >>> str(Problem("answers.yaml", 7, "answers.sys.peak", "there is no level 5"))
    'answers.yaml:7: answers.sys.peak: there is no level 5'
    """

    file: str
    line: int
    path: str
    says: str

    def __str__(self) -> str:
        """Return ``file:line: path: what is wrong``, the form that editors turn into a link."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (where, self.path, self.says) if part)


class DocumentError(MlreadyError):
    """A playbook, answers file, config or template is wrong; it holds all of its problems at once."""

    code = Exit.DOCUMENT

    def __init__(self, problems: list[Problem], hint: str = "") -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)), hint)
