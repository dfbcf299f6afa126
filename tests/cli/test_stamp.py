"""``mlready answers stamp``."""

import hashlib
import json
from pathlib import Path

import pytest

from mlready.errors import Exit
from mlready.store.yaml_edit import yaml_value
from program import TODAY, invoke

ANSWERS = """\
schema: mlready.answers/1
# What we say of it.
system: {name: small, repositories: [., ../docs]}
answers:
  gather.goals: {level: 3, proof: goals.md#why}  # the board agreed
  gather.usecase:
    level: 2
    proof: https://example.org/case
  sys.peak: {level: 2, proof: load.md}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a system with two proofs, in which the test stands."""
    folder = tmp_path / "service"
    folder.mkdir()
    (tmp_path / "docs").mkdir()
    (folder / "mlready-answers.yaml").write_text(ANSWERS, encoding="utf-8")
    (folder / "goals.md").write_text("why\n", encoding="utf-8")
    (tmp_path / "docs" / "load.md").write_text("200 a second\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_each_proof_that_is_a_file_gets_its_hash(here: Path) -> None:
    result = invoke("answers", "stamp")
    assert (result.code, result.out) == (Exit.DONE, "")
    assert result.err == "mlready-answers.yaml: 2 proofs stamped; 0 as before\n"
    goals, load = yaml_value(digest("why\n")), yaml_value(digest("200 a second\n"))
    expected = ANSWERS.replace("#why}", f"#why, proof_sha256: {goals}}}")
    expected = expected.replace("load.md}", f"load.md, proof_sha256: {load}}}")
    assert (here / "mlready-answers.yaml").read_text(encoding="utf-8") == expected


def test_stamping_twice_changes_nothing_and_a_changed_proof_is_said(here: Path) -> None:
    assert invoke("answers", "stamp", "--quiet").err == ""
    first = (here / "mlready-answers.yaml").read_bytes()
    assert invoke("answers", "stamp").err == "mlready-answers.yaml: 0 proofs stamped; 2 as before\n"
    assert (here / "mlready-answers.yaml").read_bytes() == first
    (here / "goals.md").write_text("other\n", encoding="utf-8")
    result = invoke("answers", "stamp", here / "mlready-answers.yaml")
    assert result.err.endswith(": 1 proof stamped, 1 of them changed since the last time; 1 as before\n")
    assert digest("other\n") in (here / "mlready-answers.yaml").read_text(encoding="utf-8")


def test_a_stamped_answer_is_stale_once_its_proof_changes(here: Path) -> None:
    (here / "train.py").write_text("import sklearn\n", encoding="utf-8")

    def stale() -> list[str]:
        findings = json.loads(invoke("check", "-f", "json", "--fail-on", "never", *TODAY).out)["findings"]
        return [one["control"] for one in findings if one["stale"]]

    invoke("answers", "stamp")
    assert stale() == []
    (here / "goals.md").write_text("other\n", encoding="utf-8")
    assert stale() == ["gather.goals"]


def test_a_proof_that_leads_nowhere_is_named_and_nothing_is_written(here: Path) -> None:
    (here / "goals.md").unlink()
    result = invoke("answers", "stamp")
    assert result.code == Exit.DOCUMENT
    assert result.err.startswith("mlready-answers.yaml:5: answers.gather.goals.proof: there is no goals.md in .")
    assert (here / "mlready-answers.yaml").read_text(encoding="utf-8") == ANSWERS


def test_proofs_may_stand_in_repositories_that_the_command_names(here: Path) -> None:
    assert invoke("answers", "stamp", "--repo", ".").code == Exit.DOCUMENT
    assert invoke("answers", "stamp", "--repo", here, "--repo", "../docs").code == Exit.DONE


def test_without_an_answers_file_the_usage_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert invoke("answers", "stamp").code == Exit.USAGE
