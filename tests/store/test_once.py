import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mlready import resources
from mlready.errors import DocumentError
from mlready.model.guide import Guide
from mlready.store import once as module
from mlready.store.advice import load_consistency, load_crosswalks, load_roles, load_sources
from mlready.store.books import load_book
from mlready.store.library import Library
from mlready.store.once import once
from mlready.store.plan_advice import load_plan_advice
from mlready.store.playbooks import load_playbook
from mlready.store.practices import load_practices
from mlready.store.products import load_products
from mlready.store.yaml import Document

LOADERS: dict[str, Callable[[Library], object]] = {
    "startup": lambda library: load_playbook("startup", (), library),
    "enterprise with overlays": lambda library: load_playbook("enterprise", ("content", "genai"), library),
    "practices": load_practices,
    "products": load_products,
    "retired products": lambda library: load_products(library, all_of_them=False),
    "advice": load_plan_advice,
    "consistency": load_consistency,
    "crosswalks": load_crosswalks,
    "roles": load_roles,
    "sources": load_sources,
    "guide": lambda library: load_book(library, "interview", Guide),
}


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program stand in a folder of its own, and Python write what it compiles."""
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "package")
    (tmp_path / "package").mkdir()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return tmp_path / "package"


class Maker:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> int:
        self.asked += 1
        return self.asked


def document(text: str, *, shipped: bool = True) -> Document:
    return Document("a.yaml", text, lambda: text, shipped)


def test_what_shipped_documents_come_to_is_made_once() -> None:
    make = Maker()
    assert [once("kind", [document("a"), document("b")], make) for _ in range(3)] == [1, 1, 1]


def test_other_documents_and_other_kinds_are_made_for_themselves() -> None:
    make = Maker()
    asked = [("kind", "a"), ("kind", "b"), ("other", "a"), ("kind", "a")]
    assert [once(kind, [document(text)], make) for kind, text in asked] == [1, 2, 3, 1]


def test_what_a_users_document_has_a_part_in_is_made_each_time(package: Path) -> None:
    make = Maker()
    assert [once("kind", [document("a"), document("b", shipped=False)], make) for _ in range(2)] == [1, 2]
    assert list(package.iterdir()) == []


def test_it_is_made_anew_after_a_module_of_ours_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker()
    assert once("kind", [document("a")], make) == 1
    monkeypatch.setattr(module, "modules", lambda: "changed")
    assert once("kind", [document("a")], make) == 2


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\x80\x05c"])
def test_what_was_kept_and_is_damaged_is_made_anew(package: Path, damage: bytes) -> None:
    make = Maker()
    assert once("kind", [document("a")], make) == 1
    for file in (package / "__pycache__").iterdir():
        file.write_bytes(damage)
    assert [once("kind", [document("a")], make) for _ in range(2)] == [2, 2]


@pytest.mark.parametrize("load", LOADERS.values(), ids=LOADERS)
def test_what_was_kept_is_the_same_as_what_is_read(load: Callable[[Library], object], package: Path) -> None:
    read = load(Library())
    kept = sorted((package / "__pycache__").iterdir())
    assert load(Library()) == read
    assert sorted((package / "__pycache__").iterdir()) == kept


def test_a_mistake_in_a_practice_of_the_projects_own_is_told_with_its_line(tmp_path: Path) -> None:
    load_practices(Library())
    folder = tmp_path / ".mlready" / "playbooks" / "practices"
    folder.mkdir(parents=True)
    (folder / "ours.yaml").write_text("family: ours\ntitle: Ours\npractices: 3\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"ours\.yaml:3: practices: "):
        load_practices(Library(tmp_path))
