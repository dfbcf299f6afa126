import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell what a child process took")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    root = tmp_path / "tiny"
    root.mkdir()
    (root / "train.py").write_text("import sklearn\n", encoding="utf-8")
    return root


def measured(*words: str, path: str = "") -> str:
    command = [sys.executable, str(BENCHMARKS / "run.py"), "--rounds", "1", *words]
    environment = {**os.environ, "PATH": path}
    return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout


def test_a_check_is_measured_against_a_plain_read_of_the_same_files(tiny: Path) -> None:
    lines = measured("--only", f"check, {tiny}", str(tiny)).splitlines()
    head, read, check, about = lines
    assert head.split() == ["CPU", "s", "ratio", "goal", "MB", "goal", "against"]
    assert read.startswith(f"plain read, {tiny}")
    assert re.search(rf"^mlready check, {tiny} +[\d.]+ +[\d.]+x +12x +\d+ +100  plain read, {tiny}$", check)
    assert about == f"{tiny}: 1 files, 0.0 MB"


def test_starting_up_is_measured_against_a_python_that_does_nothing(tiny: Path) -> None:
    _, nothing, version, _ = measured("--only", "version", str(tiny)).splitlines()
    assert nothing.startswith("python -c pass")
    assert re.search(r"^mlready --version +[\d.]+ +[\d.]+x +1\.5x +\d+ +python -c pass$", version)


def test_another_tool_that_is_not_there_is_said_to_be_so(tiny: Path) -> None:
    assert re.search(r"^mllint, \S+ +not installed$", measured("--only", "mllint", str(tiny)), re.MULTILINE)


def test_a_command_of_ours_that_fails_is_no_result(tiny: Path) -> None:
    (tiny / "mlready.yaml").write_text("playbook: [no name\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        measured("--only", "mlready check", str(tiny))
    assert "ended with 3" in failed.value.stderr
