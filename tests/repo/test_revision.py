import os
import subprocess
from functools import partial
from pathlib import Path

import pytest

from gits import commit, git, repository
from mlready.errors import TargetError
from mlready.repo.git import open_git
from mlready.repo.limits import Limits
from mlready.repo.revision import lay_out


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "system")


def laid_out(root: Path, made: str, **how: object) -> dict[str, bytes]:
    into = root.parent / "into"
    into.mkdir()
    lay_out(open_git(root), made, into, **how)  # type: ignore[arg-type]  # whatever the test asks for
    return {str(one.relative_to(into)): one.read_bytes() for one in into.rglob("*") if one.is_file()}


def test_the_files_of_a_commit_are_laid_out_as_they_were(root: Path) -> None:
    made = commit(root, {"a.py": "one\n", "dir/b.py": "two\n"})
    commit(root, {"a.py": "changed\n", "dir/b.py": None})
    assert laid_out(root, made) == {"a.py": b"one\n", "dir/b.py": b"two\n"}


def test_links_are_left_out(root: Path) -> None:
    (root / "link").symlink_to("/etc/passwd")
    (root / "folder").symlink_to("/etc")
    assert laid_out(root, commit(root, {"a.py": "1"})) == {"a.py": b"1"}


def test_what_is_committed_counts_though_it_is_ignored(root: Path) -> None:
    made = commit(root, {".gitignore": "*.py\n", "a.py": "1"})
    assert laid_out(root, made) == {"a.py": b"1"}


def test_files_that_would_not_be_read_are_not_written(root: Path) -> None:
    made = commit(root, {"a.csv": "1" * 1_000_001, "a.py": "1"})
    assert laid_out(root, made) == {"a.py": b"1"}


def test_only_what_is_wanted_is_written(root: Path) -> None:
    made = commit(root, {"a.py": "1", "a.yaml": "2"})
    assert laid_out(root, made, wanted=lambda path: path.endswith(".yaml")) == {"a.yaml": b"2"}


def test_a_commit_that_holds_too_much_says_of_what(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = commit(root, {"a.py": "12", "b.py": "34"})
    monkeypatch.setattr("mlready.repo.revision._MOST_BYTES", 3)
    with pytest.raises(TargetError, match="holds more than 3 bytes of files"):
        laid_out(root, made)
    monkeypatch.setattr("mlready.repo.revision.Limits", partial(Limits, files=1))
    with pytest.raises(TargetError, match="holds more than 1 files"):
        lay_out(open_git(root), made, root)


@pytest.mark.parametrize("name", ["../out", ".git", "..", "a\\b", "C:evil", "GIT~1:x", ".GIT"])
def test_a_tree_made_by_hand_cannot_lead_out(root: Path, name: str) -> None:
    blob = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"],  # noqa: S607 - whichever git there is
        cwd=root,
        input=b"evil",
        capture_output=True,
        check=True,
    ).stdout.strip()
    entry = b"100644 " + os.fsencode(name) + b"\0" + bytes.fromhex(blob.decode())
    tree = subprocess.run(
        ["git", "hash-object", "-w", "-t", "tree", "--literally", "--stdin"],  # noqa: S607 - the same
        cwd=root,
        input=entry,
        capture_output=True,
        check=True,
    ).stdout.strip()
    made = git(root, "commit-tree", tree.decode(), "-m", "evil")
    assert laid_out(root, made) == {}
    assert not (root.parent / "out").exists()
