from pathlib import Path

import pytest

from mlready.errors import DocumentError, TargetError, quoted
from mlready.store.library import Library, is_path


def own(project: Path, name: str, text: str = "id: own") -> Path:
    path = project / ".mlready" / "playbooks" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def failure(library: Library, reference: str, folder: str = "") -> TargetError:
    with pytest.raises(TargetError) as caught:
        library.open(reference, folder)
    return caught.value


def test_a_bare_name_finds_what_mlready_ships() -> None:
    assert Library().open("startup").data["id"] == "startup"
    assert Library().open("genai", "overlays").data["id"] == "genai"


def test_the_projects_own_comes_before_what_is_shipped(tmp_path: Path) -> None:
    own(tmp_path, "startup")
    own(tmp_path, "overlays/genai")
    assert Library(tmp_path).open("startup").data["id"] == "own"
    assert Library(tmp_path).open("genai", "overlays").data["id"] == "own"
    assert Library(tmp_path).open("enterprise").data["id"] == "enterprise"


def test_a_path_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "our.yml").write_text("id: ours")
    document = Library().open(str(tmp_path / "our.yml"))
    assert (document.file, document.data) == (f"{tmp_path}/our.yml", {"id": "ours"})


def test_a_path_counts_from_the_file_that_mentions_it(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "base.yaml").write_text("id: base")
    assert Library().open("../base.yaml", beside=tmp_path / "sub" / "our.yaml").data == {"id": "base"}


def test_a_bare_name_is_looked_for_beside_the_file_that_mentions_it_first(tmp_path: Path) -> None:
    (tmp_path / "startup.yaml").write_text("id: sibling")
    own(tmp_path, "startup")
    assert Library(tmp_path).open("startup", beside=tmp_path / "our.yaml").data["id"] == "sibling"


def test_a_file_that_mentions_its_own_name_means_the_one_that_it_hides(tmp_path: Path) -> None:
    path = own(tmp_path, "startup")
    assert Library(tmp_path).open("startup", beside=path).data["id"] == "startup"


def test_an_unknown_name_is_answered_with_a_guess_and_what_is_known() -> None:
    error = failure(Library(), "startupp")
    assert str(error) == "there is no playbook named 'startupp'; did you mean startup?"
    assert error.hint == "known here: enterprise, startup; or give the path of a YAML file"


def test_an_unknown_overlay_is_called_an_overlay() -> None:
    assert str(failure(Library(), "genais", "overlays")) == "there is no overlay named 'genais'; did you mean genai?"


def test_a_broken_neighbour_does_not_hide_that_a_name_is_unknown(tmp_path: Path) -> None:
    own(tmp_path, "broken", "[")
    assert "broken, enterprise, startup" in failure(Library(tmp_path), "gone").hint


@pytest.mark.parametrize("reference", ["", "..", "a b", "-x", "a.b", "x" * 62, "startup\n", "ünder"])
def test_a_reference_that_is_neither_name_nor_path_is_refused(reference: str) -> None:
    assert (
        str(failure(Library(), reference))
        == f"{quoted(reference)} is neither a playbook's name nor a path to a YAML file"
    )


def test_a_path_to_nothing_cannot_be_read(tmp_path: Path) -> None:
    assert (
        str(failure(Library(), f"{tmp_path}/gone.yaml"))
        == f"cannot read {tmp_path}/gone.yaml: no such file or directory"
    )


def test_a_listing_holds_each_name_once_and_the_projects_own_first(tmp_path: Path) -> None:
    own(tmp_path, "zebra")
    own(tmp_path, "enterprise")
    own(tmp_path, "notes").rename(tmp_path / ".mlready" / "playbooks" / "notes.txt")
    listing = Library(tmp_path).listing()
    assert [(name, document.data["id"]) for name, document in listing] == [
        ("enterprise", "own"),
        ("zebra", "own"),
        ("startup", "startup"),
    ]


def test_a_listing_refuses_a_broken_document(tmp_path: Path) -> None:
    path = own(tmp_path, "broken", "a: 1\na: 2\n")
    with pytest.raises(DocumentError) as caught:
        Library(tmp_path).listing()
    assert str(caught.value) == f"{path}:2: a: the key 'a' stands here twice"


def test_a_folder_that_nobody_has_is_empty() -> None:
    assert Library().listing("gone") == []


@pytest.mark.parametrize(("reference", "expected"), [("a", False), ("a/b", True), ("a\\b", True), ("a.yml", True)])
def test_a_separator_or_an_ending_makes_a_path(reference: str, expected: bool) -> None:  # noqa: FBT001 - a parameter
    assert is_path(reference) is expected
