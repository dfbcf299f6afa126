"""Trees are read as a whole: what is left out of them is told once, and as far as anybody needs it."""

from pathlib import Path

import pytest

from mlready.facts.scan import read_trees
from mlready.repo.tree import open_tree


def told(folder: Path) -> list[tuple[str, str]]:
    return [(skip.path, skip.why) for skip in read_trees([open_tree(folder)], []).skips]


@pytest.fixture
def large(tmp_path: Path) -> Path:
    for name in ("clip.mp4", "train.py", "values.yaml"):
        (tmp_path / name).write_bytes(b" " * 1_000_001)
    return tmp_path


def test_each_large_file_that_would_have_been_read_is_told(large: Path) -> None:
    assert told(large) == [(name, "larger than 1 MB") for name in ("train.py", "values.yaml", "clip.mp4")]


def test_large_files_that_nobody_reads_are_told_as_one(large: Path) -> None:
    for name in ("logo.png", "sound.wav"):
        (large / name).write_bytes(b" " * 2_000_000)
    assert told(large)[:2] == [("train.py", "larger than 1 MB"), ("values.yaml", "larger than 1 MB")]
    assert told(large)[2:] == [("clip.mp4", "larger than 1 MB, like 2 more of kinds that are never read")]
