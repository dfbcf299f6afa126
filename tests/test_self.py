"""Mlready on its own repository: a tool in order, and no model."""

import json
from pathlib import Path

from mlready.errors import Exit
from program import TODAY, invoke

ROOT = Path(__file__).parents[1]
PLAYBOOK = ROOT / "tests" / "itself.yaml"


def test_its_own_code_is_in_order_and_nobody_takes_it_for_a_system_with_a_model() -> None:
    result = invoke("check", ROOT, "--playbook", PLAYBOOK, "--format", "json", "--quiet", *TODAY)
    assert result.code == Exit.DONE, result.out
    document = json.loads(result.out)
    assert (document["verdict"], document["score"], document["coverage"]) == ("ready", 100.0, 100.0)
    found = {one["id"] for one in document["practices"] if one["status"] == "found"}
    families = {name.split(".")[0] for name in found}
    assert families & {"serving", "deploy", "monitor", "retraining", "data", "pipeline", "genai"} == set()
    tests = next(one for one in document["practices"] if one["id"] == "code.tests")
    assert not any("tests/repos" in place["path"] for place in tests["evidence"])


def test_what_decides_is_in_the_files_a_copy_without_tests_fails(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "program.py").write_text("import sys\n", encoding="utf-8")
    result = invoke("check", tmp_path, "--playbook", PLAYBOOK, "--quiet", *TODAY)
    assert result.code == Exit.FAILED_CONDITION
    assert "Write tests" in result.out
