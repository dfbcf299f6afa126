from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from git_index import entry, index
from mlready.repo.web import web_folder

SHA = "0123456789abcdef0123456789abcdef01234567"


def repository(root: Path, remote: str, *, config: str = "", tracked: tuple[str, ...] = ("train.py",)) -> Path:
    """Write a working tree's git folder with `remote` as its origin."""
    git = root / ".git"
    git.mkdir(parents=True)
    (git / "HEAD").write_text(f"{SHA}\n")
    (git / "config").write_text(config or f'[core]\n\tbare = false\n[remote "origin"]\n\turl = {remote}\n')
    (git / "index").write_bytes(index(*(entry(name) for name in tracked)))
    return root


def link(root: Path, path: str = "train.py", line: int | None = 7) -> str | None:
    folder = web_folder(root)
    return folder.link(path, line) if folder else None


@pytest.mark.parametrize(
    "remote",
    [
        "https://github.com/acme/fraud.git",
        "https://github.com/acme/fraud",
        "https://github.com/acme/fraud/",
        "http://github.com/acme/fraud.git",
        "git@github.com:acme/fraud.git",
        "ssh://git@github.com/acme/fraud.git",
        "ssh://git@github.com:22/acme/fraud.git",
        "git://github.com/acme/fraud.git",
        "https://someone:s3cret@github.com/acme/fraud.git",
        "https://ghp_token@GitHub.com/acme/fraud.git",
    ],
)
def test_a_file_is_linked_at_its_commit_and_who_logs_in_is_left_behind(tmp_path: Path, remote: str) -> None:
    assert link(repository(tmp_path, remote)) == f"https://github.com/acme/fraud/blob/{SHA}/train.py#L7"


@pytest.mark.parametrize(
    ("remote", "start", "line"),
    [
        ("git@gitlab.com:group/sub/fraud.git", "https://gitlab.com/group/sub/fraud/-/blob", "#L7"),
        ("https://gitlab.acme.example/ml/fraud.git", "https://gitlab.acme.example/ml/fraud/-/blob", "#L7"),
        ("https://github.acme.example/ml/fraud.git", "https://github.acme.example/ml/fraud/blob", "#L7"),
        ("git@bitbucket.org:acme/fraud.git", "https://bitbucket.org/acme/fraud/src", "#lines-7"),
        ("https://github.com/acme/fraud.detection", "https://github.com/acme/fraud.detection/blob", "#L7"),
    ],
)
def test_each_code_host_addresses_files_in_its_own_way(tmp_path: Path, remote: str, start: str, line: str) -> None:
    assert link(repository(tmp_path, remote)) == f"{start}/{SHA}/train.py{line}"


@pytest.mark.parametrize(
    "remote",
    [
        "javascript:alert(1)//github.com/acme/fraud",
        "javascript://github.com/acme/fraud",
        "data:text/html,github.com/acme/fraud",
        "file:///srv/git/acme/fraud.git",
        "/srv/git/github.com/acme/fraud.git",
        "../fraud.git",
        "https://example.org/acme/fraud.git",
        "https://notgithub.com/acme/fraud",
        "https://github.com.evil.example@evil.example/acme/fraud",
        "https://github.com/acme",
        "https://github.com/acme/fraud/extra",
        "https://github.com/../fraud",
        "https://github.com/acme/..",
        "https://github.com/acme/fraud?x=1",
        'https://github.com/acme/"><script>',
        "https://github.com/acme/fr%61ud",
        "https://g\N{LATIN SMALL LETTER DOTLESS I}thub.com/acme/fraud",
        "https://github/acme/fraud",
        "https://github.com:443x/acme/fraud",
        "ext::sh -c id% github.com/acme/fraud",
        "",
    ],
)
def test_any_other_remote_gives_no_link(tmp_path: Path, remote: str) -> None:
    assert web_folder(repository(tmp_path, remote)) is None


@given(remote=st.text(max_size=80))
def test_whatever_a_remote_says_a_link_begins_with_https(tmp_path_factory: pytest.TempPathFactory, remote: str) -> None:
    root = tmp_path_factory.mktemp("repository")
    found = link(repository(root, f"https://github.com/{remote.encode('utf-8', 'replace').decode()}"))
    assert found is None or found.startswith("https://github.com/")


@pytest.mark.parametrize(
    "config",
    [
        '[remote "upstream"]\nurl = https://github.com/acme/fraud\n',
        "url = https://github.com/acme/fraud\n",
        '[remote "origin"]\npushurl = https://github.com/acme/fraud\n',
        '[remote "origin"]\n# url = https://github.com/acme/fraud\n',
        "",
    ],
)
def test_only_the_address_of_origin_counts(tmp_path: Path, config: str) -> None:
    assert web_folder(repository(tmp_path, "", config=config or "\n")) is None


def test_a_config_is_read_as_git_writes_and_people_edit_it(tmp_path: Path) -> None:
    config = '[Remote "origin"] ; ours\r\n  URL="https://github.com/acme/fraud.git" # the one\r\n'
    assert link(repository(tmp_path, "", config=config)) == f"https://github.com/acme/fraud/blob/{SHA}/train.py#L7"


def test_a_folder_of_a_repository_is_linked_from_the_top(tmp_path: Path) -> None:
    repository(tmp_path, "git@github.com:acme/mono.git", tracked=("jobs/drift/run.py",))
    (tmp_path / "jobs" / "drift").mkdir(parents=True)
    found = link(tmp_path / "jobs" / "drift", "run.py", None)
    assert found == f"https://github.com/acme/mono/blob/{SHA}/jobs/drift/run.py"


def test_what_git_does_not_track_is_not_there_to_link_to(tmp_path: Path) -> None:
    assert link(repository(tmp_path, "git@github.com:acme/fraud.git"), "notes.md") is None


def test_a_name_is_written_as_an_address_takes_it(tmp_path: Path) -> None:
    name = 'a b/ü"><#?%.py'
    root = repository(tmp_path, "git@github.com:acme/fraud.git", tracked=(name,))
    expected = f"https://github.com/acme/fraud/blob/{SHA}/a%20b/%C3%BC%22%3E%3C%23%3F%25.py"
    assert link(root, name, None) == expected


def test_a_worktree_has_the_address_of_its_repository(tmp_path: Path) -> None:
    main = repository(tmp_path / "main", "git@github.com:acme/fraud.git")
    own = main / ".git" / "worktrees" / "other"
    own.mkdir(parents=True)
    (own / "HEAD").write_text(f"{SHA}\n")
    (own / "commondir").write_text("../..\n")
    (own / "index").write_bytes(index(entry("train.py")))
    other = tmp_path / "other"
    other.mkdir()
    (other / ".git").write_text(f"gitdir: {own}\n")
    assert link(other) == f"https://github.com/acme/fraud/blob/{SHA}/train.py#L7"


@pytest.mark.parametrize("lost", ["HEAD", "config", "index"])
def test_without_commit_remote_or_index_there_is_no_link(tmp_path: Path, lost: str) -> None:
    root = repository(tmp_path, "git@github.com:acme/fraud.git")
    (root / ".git" / lost).unlink()
    assert web_folder(root) is None


def test_a_config_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    root = repository(tmp_path / "a", "git@github.com:acme/fraud.git")
    config = root / ".git" / "config"
    config.rename(tmp_path / "config")
    config.symlink_to(tmp_path / "config")
    assert web_folder(root) is None


def test_no_folder_and_no_repository_have_no_address(tmp_path: Path) -> None:
    assert web_folder(tmp_path / "gone") is None
    assert web_folder(tmp_path) is None
