import sys
from pathlib import Path

import pytest

from mlready import resources
from mlready.resources import keep, kept, shipped
from mlready.store import library
from mlready.store.library import Library
from mlready.store.yaml import parse


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program stand in a folder of its own, and Python write what it compiles."""
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return tmp_path


def files(package: Path) -> list[Path]:
    return sorted((package / "__pycache__").glob("*")) if (package / "__pycache__").is_dir() else []


def test_what_was_made_of_a_source_is_found_again_and_of_no_other(package: Path) -> None:
    assert kept("document", "a: 1") is None
    keep("document", "a: 1", b"made")
    assert kept("document", "a: 1") == b"made"
    assert kept("document", "a: 2") is None
    assert kept("template", "a: 1") is None
    assert len(files(package)) == 1


def test_nothing_is_kept_where_python_keeps_nothing(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep("document", "a: 1", b"made")
    assert files(package) == []
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(package))
    keep("document", "a: 1", b"made")
    assert files(package) == []


def test_a_folder_that_cannot_be_written_is_no_error(package: Path) -> None:
    (package / "__pycache__").write_text("in the way", encoding="utf-8")
    keep("document", "a: 1", b"made")
    assert kept("document", "a: 1") is None


def test_a_shipped_document_that_was_kept_is_the_one_that_is_parsed(package: Path) -> None:
    file = shipped("playbooks").joinpath("startup.yaml")
    parsed = parse(file.read_text(encoding="utf-8"), str(file))
    assert Library().open("startup").data == parsed.data
    assert len(files(package)) == 1
    again = Library().open("startup")
    assert again.data == parsed.data
    assert again.line(("controls", 3, "id")) == parsed.line(("controls", 3, "id")) > 1


def test_a_shipped_document_is_parsed_anew_after_a_module_that_parses_has_changed(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(Library().open("startup").data, dict)
    monkeypatch.setattr(library, "modules", lambda: "changed")
    assert isinstance(Library().open("startup").data, dict)
    assert len(files(package)) == 2


def test_a_document_of_a_project_is_never_kept(package: Path, tmp_path: Path) -> None:
    folder = tmp_path / ".mlready" / "playbooks"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text("a: 1\n", encoding="utf-8")
    assert Library(tmp_path).open("own").data == {"a": 1}
    assert files(package) == []
