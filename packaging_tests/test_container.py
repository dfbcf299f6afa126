"""The container recipe: what it promises by its words, and its commands, run in a folder instead of an image."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DIST = os.environ.get("MLREADY_DIST")


@dataclass(frozen=True)
class Instruction:
    """One line of the recipe."""

    stage: int
    name: str
    words: str


def recipe() -> list[Instruction]:
    stage, found = -1, []
    for line in (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, words = line.partition(" ")
            stage += name == "FROM"
            found.append(Instruction(stage, name, words))
    return found


def said(name: str, stage: int) -> list[str]:
    return [one.words for one in recipe() if one.name == name and one.stage == stage]


def test_every_stage_stands_on_one_base_that_is_pinned_by_its_digest() -> None:
    (base,) = said("ARG", -1)
    assert re.fullmatch(r"BASE=docker\.io/library/python:[\w.-]+@sha256:[0-9a-f]{64}", base)
    assert [one.words.split()[0] for one in recipe() if one.name == "FROM"] == ["${BASE}", "${BASE}"]


def test_the_image_runs_the_program_as_nobody_in_particular_and_holds_no_tool_that_fetches() -> None:
    assert said("USER", 1) == ["10001:10001"]
    assert json.loads(said("ENTRYPOINT", 1)[0]) == ["/opt/mlready/bin/mlready"]
    assert json.loads(said("CMD", 1)[0]) == ["--help"]
    assert said("RUN", 1) == []
    assert said("COPY", 1) == ["--from=build /opt/mlready /opt/mlready"]
    assert said("RUN", 0)[-1].startswith("/opt/mlready/bin/pip uninstall")


def sent() -> list[str]:
    """Return the top of the tree that is sent to the builder: all but what is let in again stays behind."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in lines
    return [line.removeprefix("!") for line in lines if line.startswith("!")]


@pytest.mark.skipif(DIST is None, reason="it fetches the dependencies; `nox -s package` runs it")
def test_what_the_recipe_runs_makes_a_program_that_checks_a_repository(tmp_path: Path) -> None:
    source = tmp_path / "src"
    source.mkdir()
    for name in sent():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source)
    for command in said("RUN", 0):
        subprocess.run(["/bin/sh", "-c", moved(command, tmp_path)], check=True, timeout=300)
    program = [moved(word, tmp_path) for word in json.loads(said("ENTRYPOINT", 1)[0])]
    example = ROOT / "examples" / "churn-service"
    done = subprocess.run([*program, "check", example], capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (1, "failed: the verdict is not-ready\n")
    assert "12 practices of 52 found" in done.stdout
    helped = subprocess.run([*program, *json.loads(said("CMD", 1)[0])], capture_output=True, text=True, check=True)
    assert "Usage: mlready" in helped.stdout
    assert not (tmp_path / "opt" / "mlready" / "bin" / "pip").exists()


def moved(words: str, folder: Path) -> str:
    """Return `words` with the places of the image in `folder`."""
    return re.sub(r"(?<![\w/.])/(src|dist|opt)\b", rf"{folder}/\1", words)
