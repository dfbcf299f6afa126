"""The signals that end a sitting."""

import contextlib
import signal
import time

import pytest

from mlready.cli.person import ending_in_order


def lose_a_signal() -> None:
    with ending_in_order():
        with contextlib.suppress(KeyboardInterrupt):  # as Python does in a finalizer
            signal.raise_signal(signal.SIGTERM)
        time.sleep(30)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no such timer")
def test_a_signal_that_is_lost_while_something_is_cleared_away_breaks_the_sitting_off_a_second_later() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        lose_a_signal()
    assert time.monotonic() - began < 10


def test_nothing_is_signalled_once_the_sitting_is_over() -> None:
    with contextlib.suppress(KeyboardInterrupt), ending_in_order():
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    time.sleep(1.2)
