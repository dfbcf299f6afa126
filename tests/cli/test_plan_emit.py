"""`mlready plan --emit`."""

import json
from pathlib import Path

import pytest

from mlready.errors import Exit
from mlready.render.emit import Emit
from program import EXAMPLE, TODAY, invoke


@pytest.mark.parametrize("name", list(Emit))
def test_every_file_goes_to_standard_output_and_nothing_else_does(name: Emit) -> None:
    result = invoke("plan", EXAMPLE, *TODAY, "--no-scan", "--emit", name)
    assert (result.code, result.err) == (Exit.DONE, "")
    assert result.out.endswith("\n")
    assert result.out == invoke("plan", EXAMPLE, *TODAY, "--no-scan", "--emit", name).out


def test_a_file_can_be_written_beside_the_answers(tmp_path: Path) -> None:
    target = tmp_path / "dashboard.json"
    result = invoke("plan", EXAMPLE, *TODAY, "--no-scan", "--emit", "grafana-dashboard", "-o", target)
    assert (result.code, result.out) == (Exit.DONE, "")
    assert result.err.startswith(f"wrote {target}")
    assert json.loads(target.read_text(encoding="utf-8"))["title"] == "fraud-scoring: monitoring"


@pytest.mark.parametrize("other", [("--format", "json"), ("--template", "own.md.j2")])
def test_it_does_not_go_with_another_form(other: tuple[str, str]) -> None:
    result = invoke("plan", EXAMPLE, "--emit", "runbook", *other)
    assert result.code == Exit.USAGE
    assert result.err.startswith("mlready: --emit writes a file of its own form: leave --format")


def test_a_name_that_is_none_is_told_with_those_that_are() -> None:
    result = invoke("plan", EXAMPLE, "--emit", "prometheus")
    assert result.code == Exit.USAGE
    assert all(name in "".join(result.err.split()) for name in ("prometheus-rules", "runbook", "tasks.csv"))


def test_a_system_out_of_scope_is_one_sentence(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("schema: mlready.answers/1\nanswers: {context.purpose: explore}\n", encoding="utf-8")
    result = invoke("plan", answers, "--emit", "runbook")
    assert (result.code, result.out) == (Exit.USAGE, "")
    assert result.err.splitlines()[0] == (
        "mlready: there is no runbook to write: the system is out of scope, so its plan has no chapters"
    )
