"""Every command that the documentation shows by itself prints what stands there; test_walks.py has the other pages."""

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from program import TODAY, invoke
from walks import CONTRIBUTORS, DATED, USERS, fits

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def sessions() -> Iterator[tuple[str, str, list[str]]]:
    """Yield what is typed in the documents, and the lines that are shown to follow; ``…`` stands for any lines."""
    for path in DOCUMENTS:
        if path.stem in {*CONTRIBUTORS, *USERS}:
            continue
        for block in _BLOCK.findall(path.read_text(encoding="utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                typed, *shown = part.rstrip("\n").split("\n")
                yield path.name, typed, shown


SESSIONS = list(sessions())


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("clone")
@pytest.mark.parametrize(("typed", "shown"), [one[1:] for one in SESSIONS], ids=[f"{d}: {t}" for d, t, _ in SESSIONS])
def test_a_command_in_the_documentation_prints_what_is_shown(typed: str, shown: list[str]) -> None:
    program, *words = shlex.split(typed)
    assert program == "mlready"
    dated = TODAY if words[0] in DATED and "--today" not in words else ()
    result = invoke(*words, *dated, env={"COLUMNS": "80"} | ({"TERM": "dumb"} if os.environ.get("CI") else {}))
    assert result.code in {0, 1}, result.err
    assert fits(tuple(shown), tuple((result.out + result.err).splitlines())), result.out + result.err


def test_there_are_commands_in_the_documentation() -> None:
    assert {document for document, _, _ in SESSIONS} >= {"README.md"}


def test_every_test_that_the_threat_model_names_is_there() -> None:
    text = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    assert len(named) > len(text.split("## Claims")[1].split("## Out")[0].splitlines()) / 2
    for file, name in named:
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), name
