"""Files of code have numbers, and are read from disk no more often than they must be."""

from pathlib import Path
from unittest.mock import Mock

import pytest

from mlready.facts.code_files import CodeFiles
from mlready.repo.reading import read_regular
from mlready.repo.tree import Tree, open_tree


def opened(folder: Path, **files: str) -> Tree:
    for path, text in files.items():
        file = folder / f"{path.replace('__', '/')}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    return open_tree(folder)


def test_files_near_the_root_come_first(tmp_path: Path) -> None:
    files = CodeFiles([opened(tmp_path, app__a="a=1\n", z="z=1\n", tests__b="b=1\n")], {})
    assert [files.where(number)[1] for number in range(len(files))] == ["z.py", "app/a.py", "tests/b.py"]
    assert [files.place(number) for number in range(len(files))] == ["project", "project", "test"]
    assert files.number(files.where(1)[0], "app/a.py") == 1
    assert files.number(files.where(1)[0], "README.md") is None


def test_a_file_is_read_again_only_where_there_was_no_room_to_keep_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mlready.facts.code_files.MOST_HELD", 4)
    read = Mock(wraps=read_regular)
    monkeypatch.setattr("mlready.repo.tree.read_regular", read)
    files = CodeFiles([opened(tmp_path, a="a=1\n", b="b=1\n")], {})
    sources = [files.source(number) for number in (1, 1, 0, 0, 1)]
    assert [source.content for source in sources if source] == [b"b=1\n"] * 2 + [b"a=1\n"] * 2 + [b"b=1\n"]
    assert read.call_count == 3


def test_a_file_that_cannot_be_read_is_told_of_once(tmp_path: Path) -> None:
    files = CodeFiles([opened(tmp_path, a="a=1\n")], {})
    (tmp_path / "a.py").unlink()
    assert files.source(0) is None
    assert files.source(0) is None
    assert [skip.path for skip in files.skips] == ["a.py"]
