from pathlib import Path
from shutil import copy

import pytest

from git_index import entry, index
from html_page import Page
from mlready.errors import Exit
from program import EXAMPLE, TODAY, Result, invoke

SHA = "0123456789abcdef0123456789abcdef01234567"
NOTHING_SAID = "schema: mlready.answers/1\nsystem: {name: fraud-scoring}\nplaybook: startup\nanswers: {}\n"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    return Path(copy(EXAMPLE, tmp_path))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository whose origin is on a code host, with one tracked file and one that is not."""
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    (root / ".git" / "HEAD").write_text(f"{SHA}\n")
    (root / ".git" / "config").write_text('[remote "origin"]\nurl = https://me:s3cret@github.com/acme/fraud.git\n')
    (root / ".git" / "index").write_bytes(index(entry("requirements.txt")))
    (root / "requirements.txt").write_text("scikit-learn==1.5.0\n")
    (root / "train.py").write_text("import sklearn\n")
    (root / "Dockerfile").write_text('FROM python:3.12\nCOPY train.py .\nCMD ["python", "train.py"]\n')
    return root


def report(*words: object) -> Result:
    return invoke("report", *words, *TODAY)


def test_a_report_is_written_to_a_file_and_said(answers: Path, tmp_path: Path) -> None:
    output = tmp_path / "report.html"
    result = report(answers, "-o", output)
    assert (result.code, result.out) == (Exit.DONE, "")
    assert result.err == f"wrote {output}: not ready: 4 blockers\n"
    assert output.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_without_a_file_it_is_printed_and_the_same_each_time(answers: Path) -> None:
    first, second = report(answers), report(answers)
    assert (first.code, first.err) == (Exit.DONE, "")
    assert first.out == second.out
    assert Page(first.out).all("title")[0].text == "fraud-scoring: Not ready: 4 blockers"


def test_evidence_is_linked_at_its_commit_where_git_tracks_it_and_no_password_is_told(
    answers: Path, repository: Path
) -> None:
    page = Page(report(answers, "--repo", repository, "--quiet").out)
    outside = {link for link in page.links if not link.startswith("#")}
    assert f"https://github.com/acme/fraud/blob/{SHA}/requirements.txt#L1" in outside
    assert all(link.startswith(f"https://github.com/acme/fraud/blob/{SHA}/requirements.txt") for link in outside)
    assert "Dockerfile:1" in [one.text for one in page.all("code")]
    assert "s3cret" not in page.source


def test_no_scan_looks_at_no_repository(answers: Path, repository: Path) -> None:
    result = report(answers, "--repo", repository, "--no-scan")
    assert "no repository was looked at" in result.out


def test_a_history_beside_the_answers_is_shown_up_to_the_day_of_the_report(answers: Path) -> None:
    assert "How it came along" not in report(answers).out
    for day in ("2026-10-01", "2026-11-01", "2026-12-01"):
        assert invoke("history", "add", answers, "--today", day, "--quiet").code == Exit.DONE
    page = Page(report(answers).out)
    trend = page.one("section", id="trend")
    assert "2026-11-01" in trend.text
    assert "2026-12-01" not in trend.text
    assert "% known" in trend.text
    assert len(page.all("polyline")) == 3


def test_nothing_said_gives_a_page_too(tmp_path: Path) -> None:
    path = tmp_path / "mlready-answers.yaml"
    path.write_text(NOTHING_SAID)
    result = report(path)
    assert result.code == Exit.DONE
    assert "18 blockers" in result.out


def test_a_system_out_of_scope_gives_a_page_too(tmp_path: Path) -> None:
    path = tmp_path / "mlready-answers.yaml"
    path.write_text(NOTHING_SAID.replace("{}", "{context.purpose: explore}"))
    result = report(path)
    assert result.code == Exit.DONE
    assert "Out of scope" in result.out
    assert "Score" not in Page(result.out).one("body").text


def test_a_wrong_answers_file_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mlready-answers.yaml"
    path.write_text(NOTHING_SAID.replace("{}", "{assess.cod: 2}"))
    result = report(path, "-o", tmp_path / "report.html")
    assert result.code == Exit.DOCUMENT
    assert f"{path}:4" in result.err
    assert not (tmp_path / "report.html").exists()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert report(tmp_path / "gone.yaml").code == Exit.TARGET
