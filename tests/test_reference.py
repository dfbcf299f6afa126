"""The reference says of exit codes and JSON documents what is so."""

import re
import shlex
import shutil
import sys
from importlib import import_module
from pathlib import Path

import pytest

from mlready.errors import Exit
from mlready.store.advice import load_crosswalks
from mlready.store.library import Library
from mlready.store.playbooks import load_playbook
from mlready.store.practices import load_practices
from program import run
from shipped import OVERLAYS

ROOT = Path(__file__).parents[1]
# What makes the reference stands beside the documentation.
sys.path.insert(0, str(ROOT / "docs"))
json_shape, reference = import_module("json_shape"), import_module("reference")
ROWS = re.findall(r"^\| (\d+) \| (.+) \| (?:`(.+)`)? ?\|$", (ROOT / "docs" / "exit-codes.md").read_text(), re.MULTILINE)


def test_every_exit_code_has_its_row() -> None:
    assert [int(code) for code, _, _ in ROWS] == sorted(Exit)


@pytest.mark.parametrize(("code", "typed"), [(int(code), typed) for code, _, typed in ROWS if typed])
def test_the_example_of_an_exit_code_ends_in_it(code: int, typed: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    program, *words = shlex.split(typed)
    assert program == "mlready"
    assert run(*words, cwd=tmp_path).code == code


def test_every_key_of_the_documents_has_words_and_no_words_lack_a_key() -> None:
    known = json_shape.words()
    for name, documents in json_shape.samples().items():
        words = known["shared"] | known["documents"][name]["keys"]
        elsewhere = known["documents"].get(known["documents"][name].get("beside"), {"keys": {}})["keys"]
        rows = list(json_shape.shape_of(documents, known["tables"]).rows(words))
        paths = {path for path, _, _ in rows}
        untold = {path for path, _, says in rows if not says} - {
            path for path in paths if path.split(".")[0] in {one.split(".")[0] for one in elsewhere}
        }
        assert (name, untold) == (name, set())
        assert (name, words.keys() - paths) == (name, set())


def test_the_written_reference_has_every_control_practice_and_crosswalk(tmp_path: Path) -> None:
    reference.write_reference(tmp_path)
    headings = {path.stem: re.findall(r"^## (.+)$", path.read_text(), re.MULTILINE) for path in tmp_path.glob("*.md")}
    asked = load_playbook("startup", OVERLAYS).controls
    assert set(headings["controls"]) == {one.id for one in asked}
    assert set(headings["practices"]) == set(load_practices(Library()))
    assert headings["crosswalks"] == [one.title for one in load_crosswalks(Library())]
    assert {"plan", "playbook", "playbook new", "answers merge", "history add"} <= set(headings["commands"])
    assert "--take" in (tmp_path / "commands.md").read_text()
    assert headings["json"] == ["mlready.assessment/1", "mlready.check/1", "mlready.plan/1"]
    text = (tmp_path / "controls.md").read_text()
    assert text.count("\nScored: ") == text.count("To mend it:") == len(asked)
    assert text.count("\nEnterprise: minimum") == len(asked)
