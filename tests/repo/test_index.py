import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from git_index import LINK, SUBMODULE, entry, index, prefixed
from mlready.repo.index import Index, read_index


def read(root: Path, content: bytes) -> Index | None:
    (root / ".git").mkdir(exist_ok=True)
    (root / ".git" / "index").write_bytes(content)
    return read_index(root)


def paths(root: Path, content: bytes) -> list[str] | None:
    found = read(root, content)
    return None if found is None else sorted(found.sizes)


def test_the_paths_and_sizes_of_tracked_files_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, index(entry("a.py", size=1), entry("b/c.py", size=2), extensions=[b"TREE"]))
    assert found is not None
    assert found.sizes == {"a.py": 1, "b/c.py": 2}


def test_names_that_are_not_text_and_names_that_are_long_are_read(tmp_path: Path) -> None:
    names = ["\udcff.py", "d/" * 3000 + "a.py", "é.py"]
    assert paths(tmp_path, index(*map(entry, names))) == sorted(names)


def test_an_index_that_leaves_out_what_names_share_is_read(tmp_path: Path) -> None:
    long = "x" * 200
    entries = [prefixed("src/a.py", drop=0), prefixed("b.py", drop=4), prefixed(long, drop=4), prefixed("y", drop=200)]
    assert paths(tmp_path, index(*entries, version=4)) == ["src/a.py", "src/b.py", f"src/{long}", "src/y"]


def test_an_index_of_a_sha_256_repository_is_read(tmp_path: Path) -> None:
    entries = [entry(name, hash_size=32) for name in ("a.py", "b.py")]
    assert paths(tmp_path, index(*entries, hash_size=32, extensions=[b"TREE"])) == ["a.py", "b.py"]


def test_submodules_links_and_files_that_are_not_checked_out_are_told_apart(tmp_path: Path) -> None:
    entries = [entry("a", mode=SUBMODULE), entry("b", mode=LINK), entry("c"), entry("d", sparse=True)]
    found = read(tmp_path, index(*entries, version=3))
    assert found is not None
    assert (found.submodules, sorted(found.sizes), found.absent) == ({"a"}, ["b", "c"], {"d"})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"DIRC",
        b"\0" * 1000,
        index(entry("a"), version=5),
        index(entry("a"), version=1),
        index(entry("a"), count=4_000_000_000),
        index(entry("a"), count=2),
        index(entry("a"), entry("b"), count=1),
        index(entry("a", mode=0o777)),
        index(entry("a"), extensions=[b"link"]),
        index(entry("a"))[:-5],
        index(entry("a"))[:50],
        index(prefixed("a", drop=0) + b"\xff" * 200, version=4),
        b"DIRC" + struct.pack(">II", 4, 1) + b"\xff" * 500,
    ],
    ids=range(14),
)
def test_an_index_that_makes_no_sense_tells_nothing(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content) is None


def test_names_that_grow_with_each_entry_are_not_all_built(tmp_path: Path) -> None:
    entries = [prefixed("x" * 4000, drop=0) for _ in range(6000)]  # 24 MB that would stand for 72 GB
    assert read(tmp_path, index(*entries, version=4)) is None


def test_a_git_file_leads_to_the_index_of_a_worktree(tmp_path: Path) -> None:
    state = tmp_path / "main" / ".git" / "worktrees" / "side"
    state.mkdir(parents=True)
    (state / "index").write_bytes(index(entry("a.py")))
    side = tmp_path / "side"
    side.mkdir()
    (side / ".git").write_text(f"gitdir: {state}\n")
    found = read_index(side)
    assert found is not None
    assert list(found.sizes) == ["a.py"]


@pytest.mark.parametrize("target", ["", "gone", "//host/share", "\\\\host\\share", "a\0b", "../" * 3000])
def test_a_git_file_that_leads_nowhere_or_to_another_machine_tells_nothing(tmp_path: Path, target: str) -> None:
    (tmp_path / ".git").write_text(f"gitdir: {target}\n")
    assert read_index(tmp_path) is None


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_an_index_that_is_no_file_tells_nothing(tmp_path: Path, kind: str) -> None:
    (tmp_path / ".git").mkdir()
    place = tmp_path / ".git" / "index"
    (tmp_path / "other").write_bytes(index(entry("a")))
    place.mkdir() if kind == "folder" else place.symlink_to(tmp_path / "other")
    assert read_index(tmp_path) is None


@pytest.mark.skipif(shutil.which("git") is None, reason="compares with git itself")
@pytest.mark.parametrize("version", ["2", "4"])
@pytest.mark.parametrize("kind", ["sha1", "sha256"])
def test_what_git_writes_is_read_as_git_reads_it(tmp_path: Path, version: str, kind: str) -> None:
    def git(*words: str) -> str:
        done = subprocess.run(  # a repository of our own
            ["git", "-C", str(tmp_path), *words],  # noqa: S607
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    git("init", "-q", f"--object-format={kind}")
    for name in ("a.py", "src/b.py", "src/deep/er/c.py", "src/ü.py", "z" * 200):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x" * len(name))
    git("add", ".")
    git("update-index", "--index-version", version)
    found = read_index(tmp_path)
    assert found is not None
    assert sorted(found.sizes) == sorted(git("ls-files", "-z").rstrip("\0").split("\0"))
    assert {size for size in found.sizes.values() if size} <= {len(name) for name in found.sizes}
