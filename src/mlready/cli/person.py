"""Whoever is asked: at a terminal with keys or lines, or a script behind a pipe; and the signals that end it."""

import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NoReturn, TextIO

from mlready.cli.ask import Way
from mlready.interview.asker import Asker
from mlready.interview.key_asker import KeyAsker
from mlready.interview.keyboard import Keyboard
from mlready.interview.line_asker import LineAsker

_SIGNALS: Final = ("SIGTERM", "SIGHUP", "SIGALRM")
_AGAIN: Final = 1.0
"""Seconds until the sitting is broken off once more, where it still goes on."""

_DEFAULT_WIDTH: Final = 80


@contextlib.contextmanager
def person(way: Way, *, colour: bool) -> Iterator[Asker]:
    """Give whoever asks, and the terminal back afterwards. What would end the program ends the sitting first."""
    writes = screen(way)
    plain = LineAsker(sys.stdin, writes, columns(writes), alone=way is Way.SCRIPT)
    with ending_in_order():
        if way is not Way.KEYS:
            yield plain
            return
        with Keyboard(sys.stdin, writes) as terminal:
            yield KeyAsker(terminal, plain, colour=colour)


def screen(way: Way) -> TextIO:
    """Return the stream that questions are shown on: not that of the document, where both are there."""
    if way is not Way.SCRIPT and not (sys.stderr and sys.stderr.isatty()):
        return sys.stdout
    return sys.stderr or Path(os.devnull).open("w", encoding="utf-8")


def columns(stream: TextIO) -> int:
    """Return how wide the window behind `stream` is, as far as one can tell."""
    with contextlib.suppress(OSError, ValueError):
        return os.get_terminal_size(stream.fileno()).columns or _DEFAULT_WIDTH
    return shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns


@contextlib.contextmanager
def ending_in_order() -> Iterator[None]:
    """Have the signals that would end the program at once break off the sitting, as Ctrl-C does."""

    def broken_off(*_: object) -> NoReturn:
        # What is raised while Python clears something away is lost.
        _tell_again(_AGAIN)
        raise KeyboardInterrupt

    before = {}
    for name in _SIGNALS:
        if (number := getattr(signal, name, None)) is not None:
            with contextlib.suppress(ValueError):  # not the main thread
                before[number] = signal.signal(number, broken_off)
    try:
        yield
    finally:
        _tell_again(0)
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell_again(seconds: float) -> None:
    """Have the program signalled after so many seconds, or, after none, not any more; Windows has no such timer."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
