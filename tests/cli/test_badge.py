import json
from pathlib import Path

from mlready.errors import Exit
from program import EXAMPLE, TODAY, invoke


def test_a_badge_is_written_and_said(tmp_path: Path) -> None:
    result = invoke("badge", EXAMPLE, "-o", tmp_path / "readiness.svg", *TODAY)
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        f"wrote {tmp_path}/readiness.svg: fraud-scoring: not ready, 4 blockers, score 59 of 100, 93 % known;"
        " 2026-11-21, playbook startup 1.0.0\n"
    )
    svg = (tmp_path / "readiness.svg").read_text(encoding="utf-8")
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert ">not ready</text>" in svg
    assert ">59" not in svg


def test_a_score_comes_with_what_is_known_of_it() -> None:
    result = invoke("badge", EXAMPLE, "--show", "score", *TODAY)
    assert ">59 of 100 · 93 % known</text>" in result.out
    assert result.err == ""


def test_shields_reads_an_endpoint() -> None:
    document = json.loads(invoke("badge", EXAMPLE, "-f", "shields", "--show", "score", "--label", "ml", *TODAY).out)
    assert document == {"schemaVersion": 1, "label": "ml", "message": "59 of 100 · 93 % known", "color": "cf222e"}


def test_a_badge_of_a_saved_assessment_is_the_same(tmp_path: Path) -> None:
    kept = tmp_path / "saved.json"
    invoke("assess", "-a", EXAMPLE, "-f", "json", "-o", kept, *TODAY)
    assert invoke("badge", kept).out == invoke("badge", EXAMPLE, *TODAY).out


def test_answers_that_are_not_there_are_told() -> None:
    result = invoke("badge", "nix.yaml")
    assert (result.code, result.err) == (
        Exit.TARGET,
        "mlready: cannot read nix.yaml: no such file or directory\n",
    )
