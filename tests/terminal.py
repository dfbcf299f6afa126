"""A person at a terminal, for tests: the program behind a pseudo-terminal, keys pressed, the screen read."""

import codecs
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mlready.__main__ import main
from program import command

UP, DOWN, ENTER, ESCAPE, CTRL_C, CTRL_D, BACKSPACE = "\x1b[A", "\x1b[B", "\r", "\x1b", "\x03", "\x04", "\x7f"
_PATIENCE = 30
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")
# The beginning of an escape whose end has not come yet.
_CUT_OFF = re.compile(r"\x1b(\[[0-9;?]*)?$")
_UNSET = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "MLREADY_DEBUG", "PYTHONUTF8", "PYTHONIOENCODING"}


class Terminal:
    """One program behind one terminal."""

    def __init__(self, process: "subprocess.Popen[bytes] | Copy", ours: int) -> None:
        self.process, self.handle = process, ours
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.raw = ""
        self.shown = ""
        self._plain, self._rest = "", ""
        self._seen = 0
        self._open = True

    @property
    def text(self) -> str:
        """Everything that was written, without what steers the terminal."""
        return self._plain

    def wait_for(self, words: str) -> str:
        """Return what was written up to `words`, since the last time; fail where they do not come."""
        end = time.monotonic() + _PATIENCE
        while (found := self.text.find(words, self._seen)) < 0:
            if not self._read(end - time.monotonic()) and self.text.find(words, self._seen) < 0:
                raise AssertionError(f"{words!r} did not come; instead:\n{self.text[self._seen :]}")
        found = self.text.find(words, self._seen)
        self.shown = self.text[self._seen : found + len(words)]
        self._seen = found + len(words)
        return self.shown

    def press(self, *keys: str) -> None:
        """Press keys, as quickly as a program gets them that is slow to look."""
        os.write(self.handle, "".join(keys).encode())

    def resize(self, columns: int, rows: int = 40) -> None:
        """Drag the window to another size."""
        _size(self.handle, columns, rows)
        self.process.send_signal(signal.SIGWINCH)

    def close(self) -> None:
        """Close the window, as a lost connection does."""
        os.close(self.handle)
        self._open = False

    def end(self) -> int:
        """Wait for the program to end; return its exit code."""
        limit = time.monotonic() + _PATIENCE
        while self._open and self._read(limit - time.monotonic()):
            pass
        return self.process.wait(_PATIENCE)

    def _read(self, patience: float) -> bool:
        if patience <= 0 or not select.select([self.handle], [], [], patience)[0]:
            return False
        try:
            new = os.read(self.handle, 65536)
        except OSError:  # Linux says so when nobody is behind the terminal any more
            return False
        self.raw += (come := self._decoder.decode(new))
        self._rest += come
        whole = len(self._rest) if not (cut := _CUT_OFF.search(self._rest)) else cut.start()
        self._plain += _ESCAPES.sub("", self._rest[:whole])
        self._rest = self._rest[whole:]
        return bool(new)


class Copy:
    """The program in a copy of this process: one that can be killed like any other, and has everything loaded."""

    def __init__(self, words: Sequence[str], cwd: Path, env: Mapping[str, str], terminal: int) -> None:
        self._code: int | None = None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # about threads, of which the copy needs none
            self.pid = os.fork()
        if not self.pid:
            try:
                self._run(words, cwd, env, terminal)
            finally:
                os._exit(70)

    @staticmethod
    def _run(words: Sequence[str], cwd: Path, env: Mapping[str, str], terminal: int) -> None:
        os.setsid()
        for number in range(3):
            os.dup2(terminal, number)
        _own_terminal()
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        sys.stdin, sys.stdout, sys.stderr = (open(n, mode, encoding="utf-8") for n, mode in enumerate("rww"))  # noqa: PTH123, SIM115 - handles, for good
        sys.argv = ["mlready", *words]
        try:
            main()
        except SystemExit as stop:
            os._exit(stop.code if isinstance(stop.code, int) else 70)

    def send_signal(self, number: int) -> None:
        if self._code is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def wait(self, _: float) -> int:
        if self._code is None:
            self._code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self._code


@contextlib.contextmanager
def at_terminal(
    *words: object,
    cwd: Path,
    columns: int = 80,
    rows: int = 40,
    env: Mapping[str, str] | None = None,
    copied: bool = False,
) -> Iterator[Terminal]:
    """Run the program with `words` at a terminal of its own; `copied`, in a copy of this process: it starts sooner."""
    ours, theirs = pty.openpty()
    _size(theirs, columns, rows)
    environment = {name: value for name, value in os.environ.items() if name not in _UNSET}
    environment |= {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"} | dict(env or {})
    process = (
        Copy([str(word) for word in words], cwd, environment, theirs)
        if copied
        else _started(words, cwd, environment, theirs)
    )
    os.close(theirs)
    terminal = Terminal(process, ours)
    try:
        yield terminal
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.wait(_PATIENCE)
        if terminal._open:  # noqa: SLF001 - its own module
            os.close(ours)


def _started(words: Sequence[object], cwd: Path, env: Mapping[str, str], theirs: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command(*words),
        cwd=cwd,
        env=env,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_own_terminal,  # noqa: PLW1509 - nothing else runs in this process
    )


def _own_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    # Whoever started the tests in the background had this ignored; nobody at a terminal has.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _size(handle: int, columns: int, rows: int) -> None:
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
