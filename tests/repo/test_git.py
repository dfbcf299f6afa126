import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from gits import commit, git, repository
from mlready.errors import TargetError
from mlready.repo.git import Blob, open_git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "system")


def test_a_repository_is_found_from_inside(root: Path) -> None:
    commit(root, {"a/b/c.txt": "x"})
    found = open_git(root / "a" / "b")
    assert (found.root, found.folder) == (root.resolve(), root.resolve() / ".git")


def test_a_folder_outside_any_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="is in no git repository"):
        open_git(tmp_path)
    with pytest.raises(TargetError, match="there is no folder"):
        open_git(tmp_path / "gone")


def test_revisions_are_named_as_git_names_them(root: Path) -> None:
    first = commit(root, {"a": "1"})
    git(root, "tag", "-a", "v1", "-m", "the first")
    second = commit(root, {"a": "2"})
    here = open_git(root)
    assert [here.commit(name) for name in ("v1", "HEAD~1", first[:10], "main")] == [first, first, first, second]


@pytest.mark.parametrize("name", ["nix", "", "--help", "-c", "HEAD:a", "a..b", "HEAD\0", "--all", "main --not"])
def test_what_is_no_revision_is_told_and_is_no_option(root: Path, name: str) -> None:
    commit(root, {"a": "1"})
    with pytest.raises(TargetError, match="there is no revision"):
        open_git(root).commit(name)


def test_a_commit_has_the_day_of_its_maker(root: Path) -> None:
    here = open_git(root)
    made = commit(root, {"a": "1"}, day="2026-03-01")
    assert here.day(made) == dt.date(2026, 3, 1)


def test_regular_files_are_listed_with_their_sizes(root: Path) -> None:
    (root / "link").symlink_to("a.py")
    commit(root, {"a.py": "12345", "dir/naïve file\n.py": "1", "run.sh": "#!"})
    git(root, "update-index", "--chmod=+x", "run.sh")
    made = commit(root, {})
    listed = {one.path: one.size for one in open_git(root).blobs(made)}
    assert listed == {"a.py": 5, "dir/naïve file\n.py": 1, "run.sh": 2}


def test_contents_come_as_they_were_committed(root: Path) -> None:
    made = commit(root, {".gitattributes": "* text eol=crlf export-ignore\n", "a.py": "one\ntwo\n", "empty": ""})
    here = open_git(root)
    assert {blob.path: content for blob, content in here.contents([*here.blobs(made)])} == {
        ".gitattributes": b"* text eol=crlf export-ignore\n",
        "a.py": b"one\ntwo\n",
        "empty": b"",
    }


def test_a_clone_that_lacks_files_is_told_so(root: Path) -> None:
    commit(root, {"a.py": "1"})
    git(root, "config", "uploadpack.allowFilter", "true")
    git(root.parent, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{root}", "part")
    here = open_git(root.parent / "part")
    with pytest.raises(TargetError) as caught:
        list(here.contents([*here.blobs(here.commit("HEAD"))]))
    assert "--refetch" in caught.value.hint or "cannot read" in str(caught.value)


def test_a_worktree_is_a_repository(root: Path, tmp_path: Path) -> None:
    made = commit(root, {"a.py": "1"})
    git(root, "worktree", "add", "-q", str(tmp_path / "other"))
    assert open_git(tmp_path / "other").commit("main") == made


def test_a_folder_that_only_looks_like_a_repository_is_told(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(TargetError, match="there is no revision 'HEAD'"):
        open_git(tmp_path).commit("HEAD")


def test_without_git_it_is_said_what_else_can_be_compared(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(TargetError, match="there is no git on this machine") as caught:
        open_git(root)
    assert caught.value.hint == "--git needs it; compare two saved documents instead"


def test_a_git_that_the_repository_holds_is_not_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = root / "git"
    program.write_text(f"#!/bin/sh\ntouch {root}/ran\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{root}:{os.environ['PATH']}")
    with pytest.raises(TargetError, match="is in the repository itself"):
        open_git(root)
    assert not (root / "ran").exists()


def trap_beside(root: Path) -> Path:
    """Return a program that leaves a file named ``ran`` where it is run."""
    trap = root.parent / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {root.parent}/ran\n", encoding="utf-8")
    trap.chmod(0o755)
    return trap


def fetching_by(root: Path, trap: Path, path: str) -> str:
    """Take `path` out of the repository, as if it had been cloned without it, to be fetched by `trap`."""
    blob = git(root, "rev-parse", f"HEAD:{path}")
    (root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for name, value in (
        ("protocol.ext.allow", "always"),
        ("remote.origin.url", f"ext::{trap} %S"),
        ("remote.origin.promisor", "true"),
        ("extensions.partialClone", "origin"),
        ("core.repositoryFormatVersion", "1"),
    ):
        git(root, "config", name, value)
    return blob


def test_nothing_that_a_repository_configures_is_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every setting by which git can be made to start a program, and a clone that would fetch what it lacks."""
    made = commit(root, {".gitattributes": "* filter=evil diff=evil merge=evil\n", "a.py": "x = 1\n", "b.py": "y\n"})
    there = Blob("a.py", git(root, "rev-parse", "HEAD:a.py"), 6)
    trap = trap_beside(root)
    settings = [
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy", "core.askPass",
        "core.alternateRefsCommand", "filter.evil.smudge", "filter.evil.clean", "filter.evil.process",
        "diff.evil.textconv", "diff.evil.command", "diff.external", "credential.helper", "gpg.program",
        "pager.rev-parse", "pager.ls-tree", "pager.cat-file", "uploadpack.packObjectsHook", "sequence.editor",
    ]  # fmt: skip
    for name in settings:
        git(root, "config", name, str(trap))
    for name in ("rev-parse", "ls-tree", "cat-file"):
        git(root, "config", f"alias.{name}", f"!{trap}")
    hooks = root / ".git" / "hooks"
    for name in ("post-checkout", "pre-commit", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        (hooks / name).write_text(trap.read_text(encoding="utf-8"), encoding="utf-8")
        (hooks / name).chmod(0o755)
    blob = fetching_by(root, trap, "b.py")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    monkeypatch.setenv("GIT_SSH_COMMAND", str(trap))
    here = open_git(root)
    assert here.commit("HEAD") == made
    assert here.day(made) == dt.date(2026, 10, 1)
    with pytest.raises(TargetError):
        list(here.blobs(made))
    assert [content for _, content in here.contents([there])] == [b"x = 1\n"]
    with pytest.raises(TargetError, match=r"lacks b\.py"):
        list(here.contents([Blob("b.py", blob, 2)]))
    assert not (root.parent / "ran").exists()


def test_the_trap_would_have_been_run_otherwise(root: Path) -> None:
    """That a plain git falls for it shows that the test above would notice."""
    made = commit(root, {"b.py": "y\n"})
    fetching_by(root, trap_beside(root), "b.py")
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "cat-file", "blob", f"{made}:b.py")
    assert (root.parent / "ran").exists()
