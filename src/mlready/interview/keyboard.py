"""A terminal, key by key: what was pressed, what size it has, and how it was before."""

import codecs
import contextlib
import os
import select
import shutil
import signal
from collections.abc import Iterator
from typing import Any, Final, Self, TextIO

try:
    import termios
    import tty
except ImportError:  # Windows: there questions are asked line by line
    termios = tty = None  # type: ignore[assignment]  # there is no other way to say that a module may be missing

UP: Final = "up"
DOWN: Final = "down"
ENTER: Final = "enter"
ESCAPE: Final = "escape"
BACKSPACE: Final = "backspace"
CLEAR: Final = "clear"
TAB: Final = "tab"
RESIZE: Final = "resize"
END: Final = "end"
NOTHING: Final = ""

_SEQUENCES: Final = {"[A": UP, "OA": UP, "[B": DOWN, "OB": DOWN, "OM": ENTER}
_CONTROLS: Final = {
    "\r": ENTER,
    "\n": ENTER,
    "\x7f": BACKSPACE,
    "\x08": BACKSPACE,
    "\x15": CLEAR,
    "\t": TAB,
    "\x04": END,
    "\x10": UP,
    "\x0e": DOWN,
}
_SEQUENCE_WAIT: Final = 0.05
_SETTLE: Final = 0.1
_CHUNK: Final = 1024


class Keyboard:
    """Reads keys while it is entered; leaves the terminal as it found it, however it is left."""

    def __init__(self, reads: TextIO, writes: TextIO) -> None:
        """Take the terminal's two ends."""
        self._fd = reads.fileno()
        self.writes = writes
        self._decoder = codecs.getincrementaldecoder(reads.encoding or "utf-8")("replace")
        self._waiting = ""
        self._before: list[Any] | None = None
        self._handlers: dict[int, Any] = {}
        self._pipe = (-1, -1)
        self._ended = False

    def __enter__(self) -> Self:
        """Take the keys one by one, without showing them."""
        self._before = termios.tcgetattr(self._fd)
        self._pipe = os.pipe()
        os.set_blocking(self._pipe[1], False)
        for number in (signal.SIGWINCH, signal.SIGCONT):
            with contextlib.suppress(ValueError):  # not the main thread
                self._handlers[number] = signal.signal(number, self._woken)
        self._take_keys()
        return self

    def __exit__(self, *_: object) -> None:
        """Give the terminal back."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        for end in self._pipe:
            os.close(end)
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self._fd, termios.TCSADRAIN, self._before or [])

    @contextlib.contextmanager
    def lines(self) -> Iterator[None]:
        """Let the terminal take whole lines for a while, and show them."""
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self._fd, termios.TCSADRAIN, self._before or [])
        try:
            yield
        finally:
            self._take_keys()

    def key(self) -> str:
        """Return the next key: a character, or one of the names above; ``end`` where there will be none."""
        while True:
            if not self._waiting and not self._fill(None):
                return END if self._ended else RESIZE
            found = self._take()
            if found != NOTHING:
                return found

    def size(self) -> tuple[int, int]:
        """Return columns and rows."""
        try:
            size = os.get_terminal_size(self.writes.fileno())
        except (OSError, ValueError):
            size = os.terminal_size((0, 0))
        fallback = shutil.get_terminal_size((80, 24))
        return size.columns or fallback.columns, size.lines or fallback.lines

    def write(self, text: str) -> None:
        """Write at once."""
        self.writes.write(text)
        self.writes.flush()

    def _take(self) -> str:
        """Return the first key of what waits; nothing where it is one that means nothing here."""
        char, self._waiting = self._waiting[0], self._waiting[1:]
        if char != "\x1b":
            return _CONTROLS.get(char, char if char.isprintable() else NOTHING)
        if not self._waiting:
            self._fill(_SEQUENCE_WAIT)
        if self._waiting[:1] not in {"[", "O"}:
            return ESCAPE
        sequence = self._sequence()
        return _SEQUENCES.get(sequence, NOTHING)

    def _sequence(self) -> str:
        """Take what belongs to an escape sequence, to its last letter, so that none of it counts as a key."""
        length = 1
        while True:
            while len(self._waiting) <= length:
                if not self._fill(_SEQUENCE_WAIT):
                    break
            if len(self._waiting) <= length:
                break
            length += 1
            if self._waiting[0] == "O" or self._waiting[length - 1] >= "@":
                break
        sequence, self._waiting = self._waiting[:length], self._waiting[length:]
        return sequence

    def _fill(self, timeout: float | None) -> bool:
        """Wait for something to be typed; return whether anything was."""
        ready, _, _ = select.select([self._fd, self._pipe[0]], [], [], timeout)
        if self._pipe[0] in ready:
            self._settle()
            return False
        if not ready:
            return False
        try:
            typed = os.read(self._fd, _CHUNK)
        except OSError:  # the terminal is gone
            typed = b""
        self._ended = not typed
        self._waiting += self._decoder.decode(typed, final=not typed)
        return bool(self._waiting)

    def _settle(self) -> None:
        """Wait until a window that is being dragged stands still, and take keys one by one again after a stop."""
        while select.select([self._pipe[0]], [], [], _SETTLE)[0]:
            os.read(self._pipe[0], _CHUNK)
        self._take_keys()

    def _take_keys(self) -> None:
        """Have the terminal give each key as it is pressed; what was typed ahead stays."""
        with contextlib.suppress(termios.error):
            tty.setcbreak(self._fd, termios.TCSADRAIN)

    def _woken(self, *_: object) -> None:
        with contextlib.suppress(BlockingIOError):
            os.write(self._pipe[1], b".")
