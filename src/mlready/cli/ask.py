"""Whether anybody can be asked, and how: with keys, line by line, from a script, or not at all."""

import io
import os
import select
import stat
import sys
from enum import Enum, auto
from typing import Final

from mlready.cli.console import tell

# A script begins to speak at once; what has said nothing by then has been given a pipe that nobody writes to.
_PATIENCE: Final = 5.0


class Way(Enum):
    """How questions reach somebody."""

    KEYS = auto()
    LINES = auto()
    SCRIPT = auto()
    SCORE = auto()
    """Nobody is asked: the file is scored as it is."""
    NOBODY = auto()
    """Nobody is there, and there is nothing to score."""


def way_to_ask(*, wanted: bool, plain: bool, documents_only: bool, has_answers: bool) -> Way:
    """Return how to ask.

    Args:
        wanted: an option was given that only an interview needs.
        plain: it is to be line by line, and a pipe is to be listened to.
        documents_only: the document goes to a program or a file, so that nobody is to be asked unless it is wanted.
        has_answers: there is a file that could be scored.
    """
    if documents_only and not wanted:
        return Way.SCORE if has_answers else Way.NOBODY
    if _terminal(sys.stdin) and (_terminal(sys.stderr) or _terminal(sys.stdout)):
        simple = plain or os.environ.get("TERM") in (None, "", "dumb", "unknown") or os.name == "nt"
        return Way.LINES if simple else Way.KEYS
    if plain:
        return Way.SCRIPT if sys.stdin is not None else Way.NOBODY
    if has_answers and not wanted:
        if _speaks(0):
            tell("note: what came from standard input was not read: with --plain it answers questions, line by line")
        return Way.SCORE
    return Way.SCRIPT if _speaks(_PATIENCE) else Way.NOBODY


def _speaks(patience: float) -> bool:
    """Return whether a file or a pipe stands at standard input and says anything within `patience` seconds."""
    try:
        kind = os.fstat(sys.stdin.fileno()).st_mode
        if stat.S_ISFIFO(kind) or stat.S_ISSOCK(kind):
            ready = os.name == "nt" or select.select([sys.stdin], [], [], patience)[0]
            return bool(ready and _ahead())
        return stat.S_ISREG(kind) and _ahead()
    except (OSError, ValueError, AttributeError):  # closed, or no stream of the system's
        return False


def _ahead() -> bool:
    buffer = getattr(sys.stdin, "buffer", None)
    return isinstance(buffer, io.BufferedReader) and bool(buffer.peek(1))


def _terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    try:
        return bool(isatty and isatty())
    except ValueError:  # closed
        return False
