"""One line on a terminal that says what is being done, where it takes more than a second."""

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Final, Protocol, TypeVar

T = TypeVar("T")


class Say(Protocol):
    """Says what is being done now."""

    def __call__(self, step: str, *, at_once: bool = False) -> None:
        """Say `step`, in the first second only where it is known to take long."""


_PATIENCE_SECONDS: Final = 1.0
_CLEAR: Final = "\r\x1b[K"


@contextmanager
def progress(*, quiet: bool, clock: Callable[[], float] = time.monotonic) -> Iterator[Say]:
    """Give out what says a step on standard error, and take the line away in the end.

    Nothing is said in the first second, to a file or pipe, on a terminal that cannot take a line back, or if `quiet`.
    """
    shows = not quiet and sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    started = clock()
    said = False

    def say(step: str, *, at_once: bool = False) -> None:
        nonlocal said
        if shows and (at_once or clock() - started >= _PATIENCE_SECONDS):
            said = True
            _write(f"{_CLEAR}{step[: shutil.get_terminal_size().columns - 1]}")

    try:
        yield say
    finally:
        if said:
            _write(_CLEAR)


def counted(things: Collection[T], say: Say, step: Callable[[T], str]) -> Iterator[T]:
    """Yield `things`, each after it has been said which of how many it is."""
    for number, thing in enumerate(things, 1):
        say(f"{step(thing)} ({number} of {len(things)})")
        yield thing


def _write(text: str) -> None:
    with contextlib.suppress(OSError, ValueError):  # the terminal is gone: nobody is left to be told
        sys.stderr.write(text)
        sys.stderr.flush()
