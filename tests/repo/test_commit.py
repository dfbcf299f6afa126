import os
from pathlib import Path

import pytest

from mlready.repo.commit import head_commit

ONE = "1" * 40
TWO = "2" * 40
LONG = "a1" * 32


def git(root: Path, **files: str) -> Path:
    """Write files into ``.git``; a double underscore is a slash, a single one a hyphen."""
    for name, text in files.items():
        path = root / ".git" / name.replace("__", "/").replace("_", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def test_a_detached_head_is_the_commit(tmp_path: Path) -> None:
    assert head_commit(git(tmp_path, HEAD=f"{ONE}\n")) == ONE


def test_a_folder_stands_at_the_commit_of_the_working_tree_around_it(tmp_path: Path) -> None:
    (tmp_path / "services" / "api").mkdir(parents=True)
    assert head_commit(git(tmp_path, HEAD=ONE) / "services" / "api") == ONE


def test_a_commit_of_a_sha_256_repository_is_read(tmp_path: Path) -> None:
    assert head_commit(git(tmp_path, HEAD=LONG)) == LONG


@pytest.mark.parametrize("branch", ["main", "feature/x", "fix-#12", "user@host", "deps+1.2", "ünïcode", "a{b}", "v1.0"])
def test_a_loose_branch_is_followed(tmp_path: Path, branch: str) -> None:
    reference = tmp_path / ".git" / "refs" / "heads" / branch
    reference.parent.mkdir(parents=True)
    reference.write_text(f"{ONE}\n")
    assert head_commit(git(tmp_path, HEAD=f"ref: refs/heads/{branch}\n")) == ONE


def test_a_packed_branch_is_followed(tmp_path: Path) -> None:
    before = f"# pack-refs with: peeled fully-peeled sorted\n{TWO} refs/heads/mai\n"
    packed = f"{before}{ONE} refs/heads/main\n^{TWO}\n{TWO} refs/tags/main\n"
    assert head_commit(git(tmp_path, HEAD="ref: refs/heads/main", packed_refs=packed)) == ONE


def test_a_loose_branch_comes_before_a_packed_one(tmp_path: Path) -> None:
    root = git(tmp_path, HEAD="ref: refs/heads/main", refs__heads__main=ONE, packed_refs=f"{TWO} refs/heads/main\n")
    assert head_commit(root) == ONE


@pytest.mark.parametrize("packed", [True, False])
def test_a_worktree_shares_the_branches_of_its_repository(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    files = {"packed_refs": f"{ONE} refs/heads/side\n"} if packed else {"refs__heads__side": ONE}
    main = git(tmp_path / "main", HEAD=TWO, worktrees__side__HEAD="ref: refs/heads/side\n", **files)
    git(main, worktrees__side__commondir="../..\n")
    (tmp_path / "side").mkdir()
    (tmp_path / "side" / ".git").write_text(f"gitdir: {main}/.git/worktrees/side\n")
    assert head_commit(tmp_path / "side") == ONE
    assert head_commit(main) == TWO


def test_a_submodule_keeps_its_state_in_a_relative_place(tmp_path: Path) -> None:
    git(tmp_path, modules__sub__HEAD="ref: refs/heads/main", modules__sub__refs__heads__main=ONE)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / ".git").write_text("gitdir: ../.git/modules/sub\n")
    assert head_commit(tmp_path / "sub") == ONE


@pytest.mark.parametrize(
    "head",
    [
        "",
        "\n",
        "ref: ",
        "ref: refs/heads/gone",
        "ref: /etc/passwd",
        "ref: refs/../../secret",
        "ref: refs/heads/ main",
        "ref: refs/heads/ma\0in",
        "ref: refs/heads",
        "ref: refs/" + "n" * 5000,
        "1" * 39,
        "1" * 41,
        "G" * 40,
        "A" * 40,
        f"{ONE}\n{TWO}",
        "\ufffd",
    ],
)
def test_a_head_that_makes_no_sense_gives_no_commit(tmp_path: Path, head: str) -> None:
    (tmp_path / "secret").write_text(TWO)
    assert head_commit(git(tmp_path, HEAD=head, refs__heads__main=ONE)) is None


def test_an_unborn_branch_has_no_commit(tmp_path: Path) -> None:
    assert head_commit(git(tmp_path, HEAD="ref: refs/heads/main", packed_refs="# pack-refs\n")) is None


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00garbage", b"gitdir: ", b"gitdir: /gone", b"gitdir: \x00", b"", b"x" * 100_000]
)
def test_a_git_file_that_makes_no_sense_gives_no_commit(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".git").write_bytes(content)
    assert head_commit(tmp_path) is None


def test_what_is_no_repository_has_no_commit(tmp_path: Path) -> None:
    assert head_commit(tmp_path) is None
    assert head_commit(tmp_path / "gone") is None


def test_a_binary_branch_gives_no_commit(tmp_path: Path) -> None:
    root = git(tmp_path, HEAD="ref: refs/heads/main", refs__heads__main="")
    (root / ".git" / "refs" / "heads" / "main").write_bytes(b"\x00\xff" * 20)
    assert head_commit(root) is None


def test_a_pipe_in_place_of_head_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    os.mkfifo(tmp_path / ".git" / "HEAD")
    assert head_commit(tmp_path) is None


def test_links_in_a_circle_give_no_commit(tmp_path: Path) -> None:
    (tmp_path / ".git").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / ".git")
    assert head_commit(tmp_path) is None
