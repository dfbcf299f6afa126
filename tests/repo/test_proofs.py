import hashlib
import os
import socket
from pathlib import Path

import pytest

from mlready.repo.proofs import MAX_BYTES, hash_proofs


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def repository(folder: Path, name: str = "repo", **files: bytes) -> Path:
    root = folder / name
    root.mkdir()
    for file, content in files.items():
        (root / file).write_bytes(content)
    return root


def hash_of(proof: str, *roots: Path) -> str | None:
    return hash_proofs([proof], roots)[proof]


def test_a_proof_has_the_hash_of_its_content(tmp_path: Path) -> None:
    assert hash_of("report", repository(tmp_path, report=b"good")) == sha(b"good")


def test_a_changed_proof_has_another_hash(tmp_path: Path) -> None:
    root = repository(tmp_path, report=b"good")
    before = hash_of("report", root)
    (root / "report").write_bytes(b"bad")
    assert hash_of("report", root) == sha(b"bad") != before


def test_a_missing_proof_has_none(tmp_path: Path) -> None:
    root = repository(tmp_path)
    assert hash_of("gone", root) is None
    assert hash_of("gone", root / "gone") is None
    assert hash_of("gone") is None


def test_the_first_repository_that_holds_a_proof_counts(tmp_path: Path) -> None:
    roots = [repository(tmp_path, "a"), repository(tmp_path, "b", x=b"b"), repository(tmp_path, "c", x=b"c")]
    assert hash_of("x", *roots) == sha(b"b")


def test_every_proof_is_answered_once(tmp_path: Path) -> None:
    root = repository(tmp_path, x=b"x", y=b"y")
    assert hash_proofs(["x", "y", "x", "gone"], [root]) == {"x": sha(b"x"), "y": sha(b"y"), "gone": None}


def test_a_folder_is_known_by_its_name_only(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / "reports").mkdir()
    before = hash_of("reports", root)
    (root / "reports" / "new").write_text("new")
    assert hash_of("reports", root) == before == sha(b"reports")


def test_a_huge_file_is_known_by_its_name_only(tmp_path: Path) -> None:
    root = repository(tmp_path, large=b"", huge=b"")
    os.truncate(root / "large", MAX_BYTES)
    os.truncate(root / "huge", MAX_BYTES + 1)
    assert (hash_of("large", root), hash_of("huge", root)) == (sha(bytes(MAX_BYTES)), sha(b"huge"))


def test_a_proof_below_a_folder_is_found(tmp_path: Path) -> None:
    root = repository(tmp_path, x=b"x")
    (root / "sub").mkdir()
    (root / "sub" / "y").write_bytes(b"y")
    assert hash_of("sub/y", root) == hash_of("./sub/../sub/y", root) == sha(b"y")
    assert hash_of("sub/../x", root) == sha(b"x")


@pytest.mark.parametrize(
    "proof", ["../secret", "../../{folder}/secret", "{folder}/secret", "x/../../secret", "/etc/passwd"]
)
def test_a_path_that_leads_out_of_the_repository_is_not_there(tmp_path: Path, proof: str) -> None:
    root = repository(tmp_path)
    (tmp_path / "secret").write_text("secret")
    (root / "x").mkdir()
    assert hash_of(proof.format(folder=tmp_path), root) is None


def test_a_neighbour_whose_name_starts_the_same_is_outside(tmp_path: Path) -> None:
    repository(tmp_path, "repo-secret", x=b"x")
    assert hash_of("../repo-secret/x", repository(tmp_path)) is None


def test_a_link_that_leads_out_of_the_repository_is_not_there(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (tmp_path / "secret").write_text("secret")
    (root / "file").symlink_to(tmp_path / "secret")
    (root / "folder").symlink_to(tmp_path)
    assert hash_of("file", root) is None
    assert hash_of("folder/secret", root) is None
    assert hash_of("folder", root) is None


def test_a_link_inside_the_repository_is_followed(tmp_path: Path) -> None:
    root = repository(tmp_path, x=b"x")
    (root / "link").symlink_to("x")
    assert hash_of("link", root) == sha(b"x")


def test_a_repository_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(repository(tmp_path, x=b"x"))
    assert hash_of("x", tmp_path / "link") == sha(b"x")


def test_links_in_a_circle_are_not_there(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / "a").symlink_to("b")
    (root / "b").symlink_to("a")
    assert hash_of("a", root) is None
    assert hash_of("x", root / "a") is None


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    root = repository(tmp_path)
    os.mkfifo(root / "pipe")
    assert hash_of("pipe", root) is None


def test_a_socket_is_no_proof(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path)
    monkeypatch.chdir(root)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        assert hash_of("socket", root) is None


@pytest.mark.parametrize("proof", ["a\0b", "n" * 5000, "report/below", "\udc80", "gone/../report"])
def test_a_name_that_no_file_can_have_is_not_there(tmp_path: Path, proof: str) -> None:
    assert hash_of(proof, repository(tmp_path, report=b"x")) is None
