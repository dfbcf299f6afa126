import io
import sys
from collections.abc import Iterator

import pytest

from mlready.cli.progress import counted, progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    return screen


def ticking(*seconds: float) -> Iterator[float]:
    yield from seconds


def test_what_takes_long_is_said_and_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    times = ticking(0.0, 0.5, 1.5, 2.0)
    with progress(quiet=False, clock=lambda: next(times)) as say:
        for _ in counted(["a", "b", "c"], say, lambda thing: f"looking for {thing}"):
            pass
    assert screen.getvalue() == "\r\x1b[Klooking for b (2 of 3)\r\x1b[Klooking for c (3 of 3)\r\x1b[K"


def test_what_is_known_to_take_long_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    with progress(quiet=False, clock=lambda: 0.0) as say:
        say("reading", at_once=True)
    assert screen.getvalue() == "\r\x1b[Kreading\r\x1b[K"


@pytest.mark.parametrize(
    ("quiet", "term", "seconds"), [(True, "xterm", 9.0), (False, "dumb", 9.0), (False, "xterm", 0.9)]
)
def test_nothing_is_said_to_whoever_wants_none_cannot_show_it_or_waits_no_longer_than_a_second(
    monkeypatch: pytest.MonkeyPatch, *, quiet: bool, term: str, seconds: float
) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setenv("TERM", term)
    clock = ticking(0.0, seconds)
    with progress(quiet=quiet, clock=lambda: next(clock)) as say:
        say("looking")
    assert screen.getvalue() == ""


def test_nothing_is_said_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    clock = ticking(0.0, 9.0)
    with progress(quiet=False, clock=lambda: next(clock)) as say:
        say("looking")
    assert capsys.readouterr().err == ""
