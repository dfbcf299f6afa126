"""Messages that are sent where a bound is crossed."""

import textwrap

import pytest

from mlready.facts.python.alerts import read_alerts
from mlready.facts.source import Source


def alerts(text: str) -> list[str]:
    return [fact.name for fact in read_alerts(Source("watch.py", textwrap.dedent(text).encode()))]


@pytest.mark.parametrize("condition", ["share > 0.2", "drifted", "report['drift_detected']"])
def test_a_message_under_a_condition_on_a_measure_is_an_alert(condition: str) -> None:
    assert alerts(f"def watch(share, drifted, report):\n    if {condition}:\n        notify('drift')\n") == ["notify"]


def test_a_compared_value_may_be_kept_in_a_variable() -> None:
    assert alerts("""
        def watch(share):
            bad = share > 0.2
            if bad:
                notify("drift")
    """) == ["notify"]


def test_what_the_called_function_sends_is_told() -> None:
    found = alerts("""
        def tell(text):
            smtp.send(text)
        def watch(share):
            if share > 0.2:
                tell("drift")
    """)
    assert found == ["tell", "?.send"]


def test_a_message_that_is_always_sent_or_hangs_on_a_count_is_none() -> None:
    assert (
        alerts("""
        def main(rows):
            notify("done")
            if len(rows) > 0:
                notify("rows")
    """)
        == []
    )


@pytest.mark.parametrize(
    "condition", ["result['status'] == 'FAIL'", "level == Level.CRITICAL", "state in {'degraded'}"]
)
def test_a_state_in_which_somebody_has_to_look_is_a_condition(condition: str) -> None:
    assert alerts(f"def watch(result, level, state):\n    if {condition}:\n        notify('drift')\n") == ["notify"]


def test_a_message_that_is_only_written_down_is_none() -> None:
    assert (
        alerts("""
        def send_alert(text):
            print(text)
        def watch(share):
            if share > 0.2:
                send_alert("drift")
    """)
        == []
    )
