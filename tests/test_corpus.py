"""`nox -s corpus`: what it compares, what it prints, and the committed result."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from mlready.model.evidence import Status
from mlready.store.library import Library
from mlready.store.practices import load_practices

ROOT = Path(__file__).parents[1]
COMPARE = ROOT / "tests" / "corpus" / "compare.py"
STATUSES = ROOT / "tests" / "corpus" / "statuses.json"


@pytest.fixture(scope="module")
def compare() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compare", COMPARE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def checkout(folder: Path, name: str, **files: str) -> Path:
    path = folder / name
    path.mkdir(exist_ok=True)
    for file, text in files.items():
        (path / file.replace("_", ".")).write_text(text, encoding="utf-8")
    return path


def test_the_committed_result_has_a_status_for_every_practice_of_every_repository() -> None:
    kept = json.loads(STATUSES.read_text(encoding="utf-8"))["repositories"]
    assert len(kept) == 15
    for one in kept.values():
        assert re.fullmatch(r"[0-9a-f]{40}", one["commit"])
        assert one["statuses"].keys() == load_practices(Library()).keys()
        assert set(one["statuses"].values()) <= {*Status}


def test_it_prints_what_a_change_adds_and_loses(
    compare: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = tmp_path / "statuses.json"
    checkouts = tmp_path / "checkouts"
    checkouts.mkdir()
    checkout(checkouts, "a+one", app_py="import sklearn\n", SECURITY_md="# Security\n\nWrite to us about holes.\n" * 9)
    checkout(checkouts, "b+two", app_py="import sklearn\n")
    (checkouts / "notes").mkdir()
    assert compare.main([str(checkouts), "--update"], result) == 0
    assert set(json.loads(result.read_text(encoding="utf-8"))["repositories"]) == {"a+one", "b+two"}
    capsys.readouterr()
    assert compare.main([str(checkouts)], result) == 0
    assert capsys.readouterr().out == "2 repositories: 0 changes, 0 found that were not, 0 lost\n"
    (checkouts / "a+one" / "SECURITY.md").unlink()
    (checkouts / "b+two" / "requirements.txt").write_text("scikit-learn==1.5.0\n", encoding="utf-8")
    assert compare.main([str(checkouts)], result) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "  - a+one: found → missing" in lines
    assert "  + b+two: missing → found  requirements.txt:1" in lines
    assert lines[lines.index("  - a+one: found → missing") - 1] == "security.policy"
    assert lines[-1].endswith(" found that were not, 1 lost")


def test_a_repository_that_is_not_there_or_stands_elsewhere_is_named(
    compare: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = tmp_path / "statuses.json"
    checkout(tmp_path, "a+one", app_py="import sklearn\n")
    statuses = compare.check(tmp_path / "a+one").statuses
    kept = {"a+one": {"commit": "a" * 40, "statuses": statuses}, "b+two": {"commit": None, "statuses": {}}}
    result.write_text(json.dumps({"repositories": kept}), encoding="utf-8")
    assert compare.main([str(tmp_path)], result) == 0
    assert capsys.readouterr().err == (
        f"note: there is no checkout of b+two\nnote: a+one stands at None, the result is of {'a' * 40}\n"
    )


def test_a_folder_without_a_checkout_is_refused(compare: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no checkout"):
        compare.main([str(tmp_path)], tmp_path / "statuses.json")


def test_every_case_that_the_log_of_errors_names_is_there() -> None:
    text = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    cases = re.findall(r"`([a-z*.-]+/(?:lacks|shows)/[a-z-]+)`", text)
    assert len(cases) > 20
    assert [case for case in cases if not list((ROOT / "tests" / "repos").glob(case))] == []
