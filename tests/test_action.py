"""action.yml and .pre-commit-hooks.yaml: what other people's repositories name."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from program import invoke

ROOT = Path(__file__).parents[1]


def read(name: str) -> Any:  # noqa: ANN401 - any YAML
    return yaml.load((ROOT / name).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes nothing but text, lists and mappings


ACTION = read("action.yml")
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}


def test_every_input_and_output_is_documented() -> None:
    assert {"repositories", "answers", "playbook", "overlays", "format", "fail-on", "baseline", "version"} <= set(
        ACTION["inputs"]
    )
    assert set(ACTION["outputs"]) == {"verdict", "score", "coverage", "sarif-file"}
    assert all(one["description"] for one in (*ACTION["inputs"].values(), *ACTION["outputs"].values()))


def test_every_input_is_used_and_none_stands_in_a_script() -> None:
    used = {name for step in STEPS.values() for value in step.get("env", {}).values() for name in _inputs(value)}
    assert used == set(ACTION["inputs"])
    assert not [step for step in STEPS.values() if "${{" in step.get("run", "")]


def _inputs(value: str) -> list[str]:
    return re.findall(r"inputs\.([a-z-]+)", value)


def run_check(folder: Path, **given: str) -> tuple[int, str, dict[str, str]]:
    """Run the step that checks, as GitHub does; return its exit code, its log and its outputs."""
    programs = folder / "bin"
    programs.mkdir()
    (programs / "mlready").write_text(f'#!/bin/sh\nexec {sys.executable} -m mlready "$@"\n', encoding="utf-8")
    (programs / "mlready").chmod(0o755)
    (programs / "python").symlink_to(sys.executable)
    names = {key: value["default"] for key, value in ACTION["inputs"].items()} | {
        key.replace("_", "-"): value for key, value in given.items()
    }
    env = {key: names[_inputs(value)[0]] for key, value in STEPS["check"]["env"].items() if _inputs(value)}
    outputs = folder / "outputs"
    outputs.touch()
    bash = shutil.which("bash")
    assert bash
    done = subprocess.run(
        [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS["check"]["run"]],
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "BIN": str(programs),
            "RUNNER_TEMP": str(folder),
            "GITHUB_OUTPUT": str(outputs),
        }
        | env,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    lines = (line.partition("=") for line in outputs.read_text(encoding="utf-8").splitlines())
    return done.returncode, done.stdout + done.stderr, {name: value for name, _, value in lines}


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_the_action_checks_and_gives_its_outputs(form: str, tmp_path: Path) -> None:
    for name in ("a", "b c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "train.py").write_text("import sklearn\n", encoding="utf-8")
    code, log, outputs = run_check(tmp_path, repositories="a\nb c\n", overlays="genai\ncontent\n", format=form)
    assert code == 1, log
    assert outputs["verdict"] == "not-ready"
    assert 0 <= float(outputs["score"]) <= float(outputs["coverage"]) <= 100
    assert Path(outputs["sarif-file"]).is_file()
    assert ("::error file=" in log) == (form == "github")


def test_the_action_fails_as_its_inputs_say(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text("import sklearn\n", encoding="utf-8")
    code, log, outputs = run_check(tmp_path, fail_on="score", min_score="0", format="text")
    assert code == 0, log
    assert outputs["verdict"] == "not-ready"


def test_without_a_word_of_what_fails_the_config_of_the_repository_decides(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text("import sklearn\n", encoding="utf-8")
    (tmp_path / "mlready.yaml").write_text("fail_on: never\n", encoding="utf-8")
    code, log, outputs = run_check(tmp_path, format="text")
    assert (code, outputs["verdict"]) == (0, "not-ready"), log


def test_the_action_fails_where_there_is_nothing_to_assess(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, log, outputs = run_check(tmp_path, repositories="empty")
    assert (code, outputs) == (4, {})
    assert "nothing to assess" in log


def test_the_pre_commit_hook_is_a_command_that_there_is() -> None:
    (hook,) = read(".pre-commit-hooks.yaml")
    program, *words = hook["entry"].split()
    assert program == "mlready"
    assert invoke(*words, "nowhere").code == 4
    assert {name: hook[name] for name in ("pass_filenames", "always_run")} == {
        "pass_filenames": "false",
        "always_run": "true",
    }
