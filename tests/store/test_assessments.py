import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from builders import TODAY
from mlready import __version__
from mlready.engine.snapshot import snapshot_of
from mlready.errors import DocumentError
from mlready.model.assessment import Assessment
from mlready.model.evidence import Status
from mlready.planning.plan import make_plan
from mlready.render.json import assessment_json, check_json, plan_json
from mlready.store.assessments import read_assessment
from reports import a_report
from shipped import advice, assessed, everything_said, shipped_playbook
from systems import System, systems

Data = dict[str, Any]


def document() -> Data:
    loaded: Data = json.loads(check_json(a_report()))
    return loaded


def refusal(path: Path, data: object) -> str:
    path.write_text(data if isinstance(data, str) else json.dumps(data, indent=1), encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        read_assessment(path)
    return str(caught.value).replace(str(path), "old.json")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return tmp_path / "old.json"


def test_a_check_reads_back_as_what_it_was(old: Path) -> None:
    old.write_text(check_json(a_report()), encoding="utf-8")
    assert read_assessment(old).snapshot == snapshot_of(a_report(), __version__)


def test_an_assessment_reads_back_without_its_practices(old: Path) -> None:
    old.write_text(assessment_json(a_report()), encoding="utf-8")
    expected = snapshot_of(a_report(), __version__)
    assert expected.practices == {
        "code.tests": Status.FOUND,
        "code.lint": Status.PARTIAL,
        "code.typecheck": Status.MISSING,
    }
    assert read_assessment(old).snapshot == expected.model_copy(update={"practices": None})


def test_a_plan_reads_back_as_its_assessment(old: Path) -> None:
    assessment = assessed(shipped_playbook(), everything_said(shipped_playbook()))
    old.write_text(plan_json(make_plan(assessment, advice())), encoding="utf-8")
    saved = read_assessment(old)
    assert saved.snapshot == snapshot_of(assessment, __version__)
    assert saved.problem(("verdict",), "wrong").path == "assessment.verdict"
    assert saved.problem(("verdict",), "wrong").line > 1


@given(systems())
def test_whatever_was_assessed_reads_back(tmp_path_factory: pytest.TempPathFactory, system: System) -> None:
    old = tmp_path_factory.mktemp("saved") / "old.json"
    assessment: Assessment = system.assess()
    old.write_text(check_json(assessment), encoding="utf-8")
    saved = read_assessment(old)
    expected = snapshot_of(assessment, __version__)
    assert saved.snapshot == expected.model_copy(update={"practices": expected.practices or None})
    assert saved.blockers == expected.blockers


def test_a_reader_does_not_mind_what_a_later_version_adds(old: Path) -> None:
    data = document() | {"news": 1}
    data["findings"][0]["colour"] = "red"
    old.write_text(json.dumps(data), encoding="utf-8")
    assert read_assessment(old).snapshot.today == TODAY


def test_every_problem_comes_with_its_line(old: Path) -> None:
    data = document()
    data["verdict"] = "fine"
    data["findings"][0]["level"] = "two"
    del data["findings"][1]["minimum"]
    lines = refusal(old, data).splitlines()
    assert len(lines) == 3
    assert all(line.startswith("old.json:") and line.split(":")[1] != "1" for line in lines)
    verdicts = "'ready', 'ready-with-conditions', 'not-ready' or 'out-of-scope'"
    assert lines[0].endswith(f"verdict: it should be {verdicts}, not 'fine'")
    assert lines[1].endswith("findings.plan.blocker.level: write a whole number, not 'two'")
    assert lines[2].endswith("findings.plan.unheard: minimum is missing")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"schema": "mlready.asessment/1"}, "; did you mean mlready.assessment/1?"),
        ({"schema": "mlready.compare/1"}, "this is no saved assessment: its schema is one of mlready.assessment/1, "),
        ([], "this is no saved assessment"),
        ("nix", "this is not JSON"),
        ({"schema": "mlready.check/1"}, "findings is missing"),
        ({"schema": "mlready.plan/1"}, "assessment is missing"),
    ],
    ids=str,
)
def test_another_document_is_refused(old: Path, data: object, says: str) -> None:
    assert says in refusal(old, data)


def test_very_many_mistakes_end_in_bounded_time(old: Path) -> None:
    data = document()
    data["findings"] = [one | {"level": "two"} for one in data["findings"] * 900]
    started = time.process_time()
    assert len(refusal(old, data).splitlines()) == 100
    assert time.process_time() - started < 60


def _waiver(data: Data) -> None:
    waived = next(one for one in data["findings"] if one["waiver"])
    waived["waiver"]["until"] = "soon"


def _level(data: Data) -> None:
    data["findings"][0]["level"] = 9


def _score(data: Data) -> None:
    data["score"] = 101


def _day(data: Data) -> None:
    data["today"] = "yesterday"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_waiver, "until: write a date such as 2026-11-21, not 'soon'"),
        (_level, "findings.plan.blocker.level: it should be less than or equal to 4, not 9"),
        (_score, "score: it should be less than or equal to 100, not 101"),
        (_day, "today: write a date such as 2026-11-21, not 'yesterday'"),
    ],
)
def test_values_out_of_bounds_are_refused(old: Path, change: Callable[[Data], None], says: str) -> None:
    data = document()
    change(data)
    assert says in refusal(old, data)
