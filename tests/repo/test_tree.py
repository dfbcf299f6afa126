import os
import socket
import stat
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from git_index import SUBMODULE, entry, index
from mlready.errors import TargetError
from mlready.model.fact import Skip
from mlready.repo import limits as caps
from mlready.repo.limits import Limits
from mlready.repo.tree import Tree, open_tree
from mlready.repo.walk import File

FAR = 10_000_000_000


def plant(root: Path, *paths: str, text: str = "x") -> Path:
    """Write files; a name with a slash at its end is a folder."""
    for path in paths:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.mkdir() if path.endswith("/") else place.write_text(text)
    return root


def track(root: Path, *entries: bytes) -> None:
    (root / ".git").mkdir(exist_ok=True)
    (root / ".git" / "index").write_bytes(index(*entries))


def paths(tree: Tree) -> list[str]:
    return [file.path for file in tree.files]


def skipped(tree: Tree) -> dict[str, str]:
    return {skip.path: skip.why for skip in tree.skips}


def test_files_stand_in_the_order_of_their_paths_with_their_sizes(tmp_path: Path) -> None:
    plant(tmp_path, "b/c.py", "b.py", "a/d/e.py", "Z.py")
    assert open_tree(tmp_path).files == (File("Z.py", 1), File("a/d/e.py", 1), File("b.py", 1), File("b/c.py", 1))


def test_what_tools_write_is_not_looked_at(tmp_path: Path) -> None:
    plant(tmp_path, ".venv/a.py", "x/node_modules/a.js", "x/__pycache__/a.pyc", ".git/config", "x/a.py")
    assert paths(open_tree(tmp_path)) == ["x/a.py"]


def test_what_terraform_fetched_is_not_looked_at_but_what_else_lies_beside_it(tmp_path: Path) -> None:
    plant(tmp_path, ".terraform/modules/a/main.tf", ".terraform/providers/a.tf", "x/.terraform/main.tf", "modules/a.tf")
    assert paths(open_tree(tmp_path)) == ["modules/a.tf", "x/.terraform/main.tf"]


def test_ignored_files_are_left_out_where_git_does_not_track_them(tmp_path: Path) -> None:
    plant(tmp_path, "a.log", "b.log", "out/kept.py", "out/other.py", "out/deep/x.py", "gone/x.py", "src/new.py")
    (tmp_path / ".gitignore").write_text("*.log\nout/\ngone/\n")
    track(tmp_path, entry("a.log", size=1), entry("out/kept.py", size=1), entry("deleted.py", size=1))
    assert paths(open_tree(tmp_path)) == [".gitignore", "a.log", "out/kept.py", "src/new.py"]


def test_patterns_of_a_folder_hold_in_it_and_below(tmp_path: Path) -> None:
    plant(tmp_path, "a/x.txt", "a/b/x.txt", "a/b/y.txt", "x.txt")
    (tmp_path / "a" / ".gitignore").write_text("x.txt\n")
    (tmp_path / "a" / "b" / ".gitignore").write_text("!x.txt\n/y.txt\n")
    assert [path for path in paths(open_tree(tmp_path)) if path.endswith("txt")] == ["a/b/x.txt", "x.txt"]


def test_patterns_that_only_this_checkout_has_are_kept_too(tmp_path: Path) -> None:
    plant(tmp_path, "a.py", "scratch.py")
    plant(tmp_path, ".git/info/exclude", text="scratch.py\n")
    assert paths(open_tree(tmp_path)) == ["a.py"]


def test_own_patterns_leave_out_tracked_files_as_well(tmp_path: Path) -> None:
    plant(tmp_path, "a.py", "legacy/b.py", "x/c.gen.py")
    track(tmp_path, entry("a.py", size=1), entry("legacy/b.py", size=1), entry("x/c.gen.py", size=1))
    assert paths(open_tree(tmp_path, ignore=["/legacy/", "*.gen.py"])) == ["a.py"]


def test_a_folder_of_a_repository_obeys_the_index_and_the_patterns_of_the_whole(tmp_path: Path) -> None:
    plant(tmp_path, "sub/svc/a.py", "sub/svc/b.tmp", "sub/svc/c.tmp", "sub/svc/out.txt", "sub/svc/in.txt", "other/d.py")
    (tmp_path / ".gitignore").write_text("*.tmp\n/sub/svc/out.txt\n/in.txt\n")
    track(tmp_path, entry("sub/svc/a.py", size=1), entry("sub/svc/b.tmp", size=1))
    assert paths(open_tree(tmp_path, folder="sub/svc")) == ["a.py", "b.tmp", "in.txt"]


def test_a_pattern_file_with_a_byte_order_mark_and_carriage_returns_is_read(tmp_path: Path) -> None:
    plant(tmp_path, "a.log", "b.txt", "c.py")
    (tmp_path / ".gitignore").write_bytes(b"\xef\xbb\xbf*.log\r\nb.txt\r\n")
    assert paths(open_tree(tmp_path)) == [".gitignore", "c.py"]


@pytest.mark.parametrize("kind", ["pipe", "folder", "link", "bytes"])
def test_a_pattern_file_that_is_none_leaves_nothing_out(tmp_path: Path, kind: str) -> None:
    place = plant(tmp_path, "a.py") / ".gitignore"
    outside = tmp_path.parent / f"{tmp_path.name}-patterns"
    outside.write_text("a.py")
    make: dict[str, Callable[[], Any]] = {
        "pipe": lambda: os.mkfifo(place),
        "folder": place.mkdir,
        "link": lambda: place.symlink_to(outside),
        "bytes": lambda: place.write_bytes(b"\xff\xfe\x00\x00\n" * 100),
    }
    make[kind]()
    assert "a.py" in paths(open_tree(tmp_path))


def test_a_pattern_file_with_too_many_patterns_is_said_to_be_one(tmp_path: Path) -> None:
    (plant(tmp_path, "a.py") / ".gitignore").write_text("\n".join(f"*{number}?" for number in range(2_000)))
    assert skipped(open_tree(tmp_path)) == {".gitignore": "more patterns than are tried"}


def test_links_are_not_followed_and_those_that_lead_out_are_told(tmp_path: Path) -> None:
    root = plant(tmp_path / "repo", "a/b.py")
    plant(tmp_path / "repo-secret", "key.pem")
    (root / "file").symlink_to("a/b.py")
    (root / "folder").symlink_to("a")
    (root / "self").symlink_to("self")
    (root / "up").symlink_to(".")
    (root / "dangling").symlink_to("nowhere")
    (root / "a" / "absolute").symlink_to(tmp_path / "repo-secret")
    (root / "a" / "relative").symlink_to("../../repo-secret/key.pem")
    (root / "a" / "system").symlink_to("/etc/passwd")
    (root / "a" / "inside").symlink_to("../a/b.py")
    tree = open_tree(root)
    assert paths(tree) == ["a/b.py"]
    out = "a link that leads out of the repository"
    assert skipped(tree) == {"a/absolute": out, "a/relative": out, "a/system": out}


def test_pipes_sockets_and_devices_are_told_and_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "a.py")
    os.mkfifo(tmp_path / "pipe.py")
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.py")
    special = {"pipe.py", "socket.py"}
    if os.geteuid() == 0:
        try:
            os.mknod(tmp_path / "zero.py", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
            special.add("zero.py")
        except PermissionError:  # root in name only
            pass
    tree = open_tree(tmp_path)
    assert paths(tree) == ["a.py"]
    assert skipped(tree) == dict.fromkeys(special, "neither a file nor a folder")


def test_a_file_of_ten_gigabytes_is_told_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / "data.csv").open("wb") as file:
        file.truncate(FAR)
    with (tmp_path / "nb.ipynb").open("wb") as file:
        file.truncate(FAR)
    track(tmp_path, entry("nb.ipynb", size=FAR & 0xFFFFFFFF))
    assert skipped(open_tree(tmp_path)) == {"data.csv": "larger than 1 MB", "nb.ipynb": "larger than 8 MB"}


def test_a_file_whose_size_git_only_knows_in_part_is_told_when_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.py").open("wb") as file:
        file.truncate((1 << 32) + 5)
    track(tmp_path, entry("a.py", size=5))
    tree = open_tree(tmp_path)
    with pytest.raises(OSError, match="larger than 1 MB"):
        tree.read(tree.files[0])


@pytest.mark.parametrize("said", [0, 5_000_000])
def test_a_size_that_git_may_not_know_is_asked_of_the_disk(tmp_path: Path, said: int) -> None:
    plant(tmp_path, "a.py", text="12345")
    track(tmp_path, entry("a.py", size=said))
    assert open_tree(tmp_path).files == (File("a.py", 5),)


def test_folders_below_the_deepest_are_told(tmp_path: Path) -> None:
    plant(tmp_path, "a/b/c/d.py", "a/b/e.py")
    tree = open_tree(tmp_path, limits=Limits(depth=2))
    assert (paths(tree), skipped(tree)) == (["a/b/e.py"], {"a/b/c": "deeper than 2 folders"})


def test_a_path_that_is_longer_than_the_system_takes_is_told(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):
        os.mkdir("d" * 250, dir_fd=here)
        below = os.open("d" * 250, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    assert "cannot be listed: File name too long" in skipped(open_tree(tmp_path)).values()


def test_the_nearest_files_are_those_that_are_looked_at(tmp_path: Path) -> None:
    plant(tmp_path, "a/deep/1.py", "a/deep/2.py", "z/1.py", "b.py", "c.py")
    tree = open_tree(tmp_path, limits=Limits(files=3))
    assert paths(tree) == ["b.py", "c.py", "z/1.py"]
    assert skipped(tree) == {".": "more than 3 files: the rest was not looked at"}


def test_a_repository_that_just_fits_is_not_said_to_be_too_large(tmp_path: Path) -> None:
    plant(tmp_path, "a/1.py", "b/2.py", "3.py")
    tree = open_tree(tmp_path, limits=Limits(files=3, folders=3, entries=3))
    assert (len(tree.files), tree.skips) == (3, ())


def test_folders_beyond_the_last_are_told(tmp_path: Path) -> None:
    plant(tmp_path, *(f"{name}/x/" for name in "abcd"), "a.py")
    tree = open_tree(tmp_path, limits=Limits(folders=4))
    assert skipped(tree) == {".": "more than 4 folders: the rest was not looked at"}


def test_pattern_files_beyond_the_last_are_told(tmp_path: Path) -> None:
    for folder in "abc":
        plant(tmp_path, f"{folder}/.gitignore", text="*.py")
        plant(tmp_path, f"{folder}/x.py")
    tree = open_tree(tmp_path, limits=Limits(patterns=2))
    assert skipped(tree) == {"c/.gitignore": "more than 2 files of patterns"}
    assert "c/x.py" in paths(tree)


class _Shuffled:
    """A file system that lists every folder in another order."""

    def __init__(self, turn: int) -> None:
        self._real = os.scandir
        self._turn = turn

    def __call__(self, path: str) -> Any:  # noqa: ANN401 - what os.scandir returns has no public name
        real = self._real(path)

        class _Entries:
            def __enter__(self) -> Iterator[os.DirEntry[str]]:
                found = sorted(real, key=lambda entry: hash((entry.name, self_turn)))
                return iter(found)

            def __exit__(self, *_: object) -> None:
                real.close()

        self_turn = self._turn
        return _Entries()


@pytest.mark.parametrize(
    "limits",
    [Limits(), Limits(files=20), Limits(entries=7), Limits(folders=3)],
    ids=["all", "files", "entries", "folders"],
)
def test_the_order_of_the_file_system_never_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: Limits
) -> None:
    plant(tmp_path, *(f"{folder}/{number}.py" for folder in "fedcba" for number in range(9)), "1.py", "0.py")
    os.mkfifo(tmp_path / "a" / "pipe")
    before = open_tree(tmp_path, limits=limits)
    assert len(before.files) > 5
    for turn in range(3):
        monkeypatch.setattr(os, "scandir", _Shuffled(turn))
        after = open_tree(tmp_path, limits=limits)
        monkeypatch.undo()
        assert (after.files, after.skips) == (before.files, before.skips)


def test_of_a_folder_with_very_many_entries_the_first_by_name_are_looked_at(tmp_path: Path) -> None:
    plant(tmp_path, *(f"data/{number:04}.py" for number in range(500)), "data/!first.py")
    tree = open_tree(tmp_path, limits=Limits(entries=10))
    assert paths(tree) == ["data/!first.py", *(f"data/{number:04}.py" for number in range(9))]
    assert skipped(tree) == {"data": "more than 10 entries: the rest was not looked at"}


def test_a_walk_that_takes_too_long_ends_and_says_so(tmp_path: Path) -> None:
    plant(tmp_path, *(f"{name}/x.py" for name in "abcdefgh"))
    ticks = count()
    tree = open_tree(tmp_path, limits=Limits(seconds=9, clock=lambda: float(next(ticks))))
    assert skipped(tree) == {".": "more than 9 seconds: the rest was not looked at"}
    assert 0 < len(tree.files) < 8


def test_names_that_are_not_text_are_told_with_their_bytes(tmp_path: Path) -> None:
    plant(tmp_path, "é.py", "a.py")
    for name in (b"caf\xe9.py", b"d\xff"):
        place = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118 - pathlib knows no bytes
        if name.endswith(b"py"):
            Path(os.fsdecode(place)).write_text("x")
        else:
            plant(Path(os.fsdecode(place)), "inside.py")
    tree = open_tree(tmp_path)
    assert paths(tree) == ["a.py", "é.py"]
    assert skipped(tree) == dict.fromkeys(["caf\\xe9.py", "d\\xff"], "its name is not text")


def test_names_that_differ_in_case_alone_are_different_files(tmp_path: Path) -> None:
    plant(tmp_path, "Model.py", "model.py", "MODEL.py")
    if len(list(tmp_path.iterdir())) < 3:
        pytest.skip("this file system cannot tell them apart")
    assert paths(open_tree(tmp_path)) == ["MODEL.py", "Model.py", "model.py"]


def test_a_submodule_that_is_not_checked_out_is_told(tmp_path: Path) -> None:
    plant(tmp_path, "a.py", "there/b.py", "gone/")
    track(tmp_path, entry("a.py", size=1), entry("gone", mode=SUBMODULE), entry("there", mode=SUBMODULE))
    tree = open_tree(tmp_path)
    assert (paths(tree), skipped(tree)) == (["a.py", "there/b.py"], {"gone": "a submodule that is not checked out"})


def test_in_a_submodule_only_its_own_index_and_patterns_hold(tmp_path: Path) -> None:
    plant(tmp_path, "lib/models/a.py", "lib/b.log", "lib/c.tmp", "c.tmp", "out/d.py")
    (tmp_path / ".gitignore").write_text("models/\n*.log\nlib/\nout/\n")
    plant(tmp_path, "lib/.gitignore", text="*.tmp\n*.log\n")
    plant(tmp_path, "lib/.git", text="gitdir: ../.git/modules/lib\n")
    track(tmp_path, entry("lib", mode=SUBMODULE))
    (tmp_path / ".git/modules/lib").mkdir(parents=True)
    (tmp_path / ".git/modules/lib/index").write_bytes(index(entry("b.log", size=1)))
    found = [path for path in paths(open_tree(tmp_path)) if ".gitignore" not in path]
    assert found == ["c.tmp", "lib/b.log", "lib/models/a.py"]


def test_a_folder_inside_a_working_tree_is_a_part_of_it(tmp_path: Path) -> None:
    plant(tmp_path, "svc/a.py", "svc/b.tmp", "svc/c.tmp")
    (tmp_path / ".gitignore").write_text("*.tmp\n")
    sparse = entry("svc/d.py", sparse=True), entry("other.py", sparse=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_bytes(index(*sparse, entry("svc/b.tmp", size=1), version=3))
    tree = open_tree(tmp_path / "svc")
    assert (paths(tree), skipped(tree)) == (
        ["a.py", "b.tmp"],
        {".": "a sparse checkout: 1 tracked files are not here"},
    )


def test_a_folder_that_is_ignored_as_a_whole_is_looked_at_where_it_is_asked_for(tmp_path: Path) -> None:
    plant(tmp_path, "svc/app/a.py", "svc/app/b.py")
    (tmp_path / ".gitignore").write_text("*\n")
    track(tmp_path)
    (tmp_path / "svc" / "app" / ".gitignore").write_text("b.py\n")
    assert paths(open_tree(tmp_path)) == []
    assert paths(open_tree(tmp_path / "svc" / "app")) == [".gitignore", "a.py"]


def test_a_link_out_of_the_folder_that_is_looked_at_may_stay_in_the_repository(tmp_path: Path) -> None:
    plant(tmp_path, "svc/a.py", "lib/b.py", ".git/")
    (tmp_path / "svc" / "near").symlink_to("../lib")
    (tmp_path / "svc" / "far").symlink_to("../../elsewhere")
    assert skipped(open_tree(tmp_path, folder="svc")) == {
        "near": "a link that leads out of the folder that is looked at",
        "far": "a link that leads out of the repository",
    }


def test_a_sparse_checkout_is_told(tmp_path: Path) -> None:
    plant(tmp_path, "a.py", ".git/")
    (tmp_path / ".git" / "index").write_bytes(index(entry("a.py", size=1), entry("b.py", sparse=True), version=3))
    assert skipped(open_tree(tmp_path)) == {".": "a sparse checkout: 1 tracked files are not here"}


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "closed/a.py", "b.py")
    real = os.scandir

    def refuse(path: str) -> Any:  # noqa: ANN401 - what os.scandir returns has no public name
        if "closed" in path:
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    tree = open_tree(tmp_path)
    assert (paths(tree), skipped(tree)) == (["b.py"], {"closed": "cannot be listed: Permission denied"})


def test_what_was_listed_may_be_gone_or_something_else_when_it_is_read(tmp_path: Path) -> None:
    plant(tmp_path, "gone.py", "grown.py", "link.py", "pipe.py", "same.py", "shrunk.py")
    tree = open_tree(tmp_path)
    (tmp_path / "gone.py").unlink()
    (tmp_path / "grown.py").write_bytes(b"x" * (caps.MAX_BYTES + 1))
    (tmp_path / "link.py").unlink()
    (tmp_path / "link.py").symlink_to("/etc/passwd")
    (tmp_path / "pipe.py").unlink()
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "shrunk.py").write_bytes(b"")
    read = {}
    for file in tree.files:
        try:
            read[file.path] = tree.read(file).decode()
        except OSError as error:
            read[file.path] = str(error.strerror or error)
    assert read == {
        "gone.py": "No such file or directory",
        "grown.py": "larger than 1 MB",
        "link.py": "Too many levels of symbolic links",
        "pipe.py": "not a regular file",
        "same.py": "x",
        "shrunk.py": "",
    }


def test_a_file_of_exactly_the_largest_size_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"x" * caps.MAX_BYTES)
    tree = open_tree(tmp_path)
    assert len(tree.read(tree.files[0])) == caps.MAX_BYTES


@pytest.mark.parametrize("folder", ["gone", "../elsewhere", "/etc", "a.py", "loop", "out", "a\0b"])
def test_a_folder_that_is_none_of_the_repository_is_refused(tmp_path: Path, folder: str) -> None:
    root = plant(tmp_path / "repo", "a.py")
    plant(tmp_path, "elsewhere/b.py")
    (root / "loop").symlink_to("loop")
    (root / "out").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(TargetError):
        open_tree(root, folder=folder)


def test_every_skip_names_the_repository_that_it_is_of(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    assert open_tree(tmp_path, name="serving").skips == (Skip("a", "neither a file nor a folder", "serving"),)
