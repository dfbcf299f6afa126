"""Trees are read as a whole: what is left out of them is told once, and as far as anybody needs it."""

from pathlib import Path

import pytest

from mlready.facts.scan import read_trees
from mlready.model.practice import Pattern
from mlready.repo.tree import open_tree

IMPORTS = Pattern.model_validate({"import": ["mlflow"]})


def told(folder: Path) -> list[tuple[str, str]]:
    return [(skip.path, skip.why) for skip in read_trees([open_tree(folder)], []).skips]


@pytest.fixture
def large(tmp_path: Path) -> Path:
    for name in ("clip.mp4", "train.py", "values.yaml"):
        (tmp_path / name).write_bytes(b" " * 1_000_001)
    return tmp_path


def test_each_large_file_that_would_have_been_read_is_told(large: Path) -> None:
    nothing = "larger than 1 MB, of a kind that could show nothing"
    assert told(large) == [("train.py", "larger than 1 MB"), ("values.yaml", "larger than 1 MB"), ("clip.mp4", nothing)]


def test_large_files_that_nobody_reads_are_told_as_one(large: Path) -> None:
    for name in ("logo.png", "sound.wav"):
        (large / name).write_bytes(b" " * 2_000_000)
    assert told(large)[:2] == [("train.py", "larger than 1 MB"), ("values.yaml", "larger than 1 MB")]
    assert told(large)[2:] == [("clip.mp4", "larger than 1 MB, like 2 more, of a kind that could show nothing")]


def test_python_that_does_not_parse_is_told_in_one_line(tmp_path: Path) -> None:
    for name, text in (("a", "print 1"), ("b", "def {"), ("c", "1"), ("long", "x = 1\n" * 70_000)):
        (tmp_path / f"{name}.py").write_text(f"import mlflow\n{text}\n")
    reading = read_trees([open_tree(tmp_path)], [IMPORTS])
    for number in range(4):
        assert [fact.name for fact in reading.code.facts(number, "import")] == ["mlflow"]
        reading.code.facts(number, "seed")
    assert [(skip.path, skip.why) for skip in reading.skips] == [
        ("a.py", "does not parse as Python 3, like 1 more"),
        ("long.py", "longer than the 400,000 characters that are parsed"),
    ]
