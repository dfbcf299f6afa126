"""Texts that a call is given under the name of a constant."""

import pytest

from mlready.facts.python.read import read_python
from mlready.facts.python.texts import MOST
from mlready.facts.source import Source
from mlready.model.fact import Fact


def _call(text: str) -> Fact:
    return next(
        fact for fact in read_python(Source("a.py", text.encode())) if fact.kind == "call" and fact.name == "put"
    )


@pytest.mark.parametrize(
    ("constant", "told"),
    [
        ('QUEUE = "answers"', "answers"),
        ('QUEUE: Final = "answers"', "answers"),
        ('QUEUE = os.getenv("QUEUE", "answers")', "answers"),
        ('QUEUE = os.environ.get("QUEUE", "answers")', "answers"),
        ('QUEUE = os.getenv("QUEUE")', ""),
        ("QUEUE = queue_of(settings)", ""),
        ('def elsewhere():\n    QUEUE = "answers"', ""),
    ],
)
def test_a_constant_stands_for_its_text(constant: str, told: str) -> None:
    call = _call(f"{constant}\nput(QUEUE, queue=QUEUE)\n")
    assert call.attributes["arguments"] == told
    assert call.attributes["kw.queue"] == (told or "?")


def test_a_constant_fills_its_place_in_a_text() -> None:
    assert _call('ROOT = "models"\nput(f"{ROOT}/{version}")\n').attributes["arguments"] == "models/{}"


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        ('root / "logs" / "answers.jsonl"', "{}/logs/answers.jsonl"),
        ('"logs/" + name', "logs/{}"),
        ('"{}/logs".format(root)', "{}/logs"),
        ("total / 2", ""),
        ("root / name", ""),
        ('"SELECT 1\\n  FROM t"', "SELECT 1 FROM t"),
    ],
)
def test_a_text_that_is_put_together_is_told_as_far_as_it_is_written_out(argument: str, told: str) -> None:
    assert _call(f"put({argument})\n").attributes["arguments"] == told


def test_a_name_in_small_letters_may_be_any_variable() -> None:
    assert _call('queue = "answers"\ndef send(queue):\n    put(queue)\n').attributes["arguments"] == ""


def test_a_long_constant_that_is_repeated_grows_no_further_than_is_told() -> None:
    text = f'LONG = "{"x" * 10_000}"\nput(f"{"{LONG}" * 20_000}")\n'
    assert _call(text).attributes["arguments"] == "x" * MOST
