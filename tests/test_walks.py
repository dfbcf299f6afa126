"""Whoever follows a how-to gets where it says: for users in a folder with the examples, for contributors in a clone."""

import os
import runpy
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from program import TODAY, invoke
from walks import CONTRIBUTORS, DATED, USERS, Command, do, fits, steps

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
# A page is what somebody reads before they begin.
MOST_LINES = 120
_CLONED = ("src", "playbooks", "templates", "examples", "docs", "tests", "pyproject.toml", "noxfile.py", "README.md")
_LEFT_BEHIND = shutil.ignore_patterns("__pycache__", "node_modules", "_build", "reference", ".mypy_cache", "corpus")


@pytest.mark.parametrize("page", USERS)
def test_a_how_to_for_users_leads_where_it_says(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    followed = 0
    for step in steps(DOCS / f"{page}.md"):
        if isinstance(step, Command):
            typed(step)
            followed += 1
        else:
            do(step, Path())
    assert followed


def typed(step: Command) -> None:
    """Run one command of the program in this process, on the day of the examples, and compare what it prints."""
    program, *words = step.words
    if program == "cd":
        os.chdir(words[0])
        return
    if program in {"cp", "mkdir"}:
        subprocess.run(step.words, check=True)
        return
    assert program == "mlready", f"line {step.line}: {program}"
    dated = TODAY if words[0] in DATED and "--today" not in words else ()
    result = invoke(*words, *dated, env={"COLUMNS": "80"})
    compared(step, result.code, result.out + result.err)


def compared(step: Command, code: int, printed: str) -> None:
    assert code in {0, 1}, f"line {step.line}: {' '.join(step.words)}\n{printed}"
    assert fits(step.shown, tuple(printed.splitlines())), f"line {step.line}: {' '.join(step.words)}\n{printed}"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    for name in _CLONED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=_LEFT_BEHIND)
        else:
            shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "changelog.d").mkdir()
    return tmp_path


@pytest.mark.parametrize("page", CONTRIBUTORS)
def test_a_how_to_for_contributors_leads_where_it_says(page: str, clone: Path) -> None:
    tested = 0
    for step in steps(DOCS / f"{page}.md"):
        if not isinstance(step, Command):
            do(step, clone)
        elif step.words[0] == "nox":
            assert step.words[1] == "-s"
            session(clone, step.words[2], step.words[4:])
            tested += step.words[2] == "tests"
        else:
            assert step.words[0] == "mlready"
            done = ran(clone, "-m", *step.words, *(TODAY if step.words[1] in DATED else ()))
            compared(step, done.returncode, done.stdout + done.stderr)
    assert tested


def ran(clone: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run Python with the clone's code."""
    unset = {"NO_COLOR", "FORCE_COLOR", "PYTEST_XDIST_WORKER", "PYTEST_ADDOPTS", "CI"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"PYTHONPATH": str(clone / "src"), "COLUMNS": "80"}
    return subprocess.run(
        [sys.executable, *words], cwd=clone, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def session(clone: Path, name: str, arguments: Sequence[str]) -> None:
    """Run a session of the clone's noxfile without nox: what it installs is here, what it runs is Python's."""

    def run(program: str, *words: str, **_: object) -> str:
        given = [word for word in words if not word.startswith(("--numprocesses", "--dist"))]
        module = ["-c", *given[1:]] if program == "python" else ["-m", program, *given]
        done = ran(clone, *module, *(["-q", "-p", "no:cacheprovider"] if program == "pytest" else []))
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    here = SimpleNamespace(install=lambda *_: None, run=run, posargs=list(arguments))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "nox", pretended_nox(clone))
        patch.chdir(clone)
        patch.setattr("os.geteuid", lambda: 1)  # so that nothing is installed
        runpy.run_path(str(clone / "noxfile.py"))[name](here)


def pretended_nox(clone: Path) -> Any:  # noqa: ANN401 - it stands in for a module
    def decorated(function: Callable[..., Any] | None = None, **_: object) -> Callable[..., Any]:
        return function or decorated

    with (clone / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    nox: Any = SimpleNamespace()
    nox.session, nox.options, nox.Session = decorated, SimpleNamespace(), object
    nox.project = SimpleNamespace(
        load_toml=lambda _: project, dependency_groups=lambda project, name: project["dependency-groups"][name]
    )
    return nox


@pytest.mark.parametrize("page", [*CONTRIBUTORS, *USERS])
def test_a_how_to_is_at_most_a_page(page: str) -> None:
    assert len((DOCS / f"{page}.md").read_text(encoding="utf-8").splitlines()) <= MOST_LINES
