"""What ``--output`` names may be replaced, unless a person wrote it for mlready."""

import shutil
from pathlib import Path

import pytest

from mlready.errors import Exit
from program import EXAMPLE, invoke


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, tmp_path / "answers.yaml"))


@pytest.mark.parametrize(
    "words",
    [
        ("plan",),
        ("report",),
        ("badge",),
        ("assess", "-f", "json", "-a"),
        ("compare", EXAMPLE),
        ("plan", "--for", "board"),
    ],
    ids=lambda words: str(words[0]),
)
def test_no_document_takes_the_place_of_the_answers(answers: Path, words: tuple[object, ...]) -> None:
    before = answers.read_bytes()
    refused = invoke(*words, answers, "-o", answers)
    assert refused.code == Exit.TARGET
    assert f"{answers} holds mlready.answers/1: nothing was written" in refused.err
    assert answers.read_bytes() == before
    assert [file.name for file in answers.parent.iterdir()] == ["answers.yaml"]


def test_merged_answers_may_take_the_place_of_answers(answers: Path) -> None:
    assert invoke("answers", "merge", answers, answers, "-o", answers).code == Exit.DONE


def test_a_document_made_earlier_is_replaced(answers: Path) -> None:
    output = answers.with_name("assessment.json")
    for _ in range(2):
        assert invoke("assess", "-f", "json", "-a", answers, "-o", output).code == Exit.DONE
