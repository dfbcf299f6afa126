"""The history beside an answers file: written when somebody asks for it, shown as a trend."""

import json
from pathlib import Path

import pytest

from entries import entry, named
from mlready.errors import Exit
from mlready.repo.tree import open_tree
from mlready.store.history import add_entry, history_path, read_history
from program import EXAMPLE, TODAY, invoke

ANSWERS = """\
schema: mlready.answers/1
system: {name: small}
answers:
  gather.goals: 2
"""
SERVICE = "import sklearn\n"
OPEN = "17 blockers"  # of the start-up playbook, with the one goal that is answered


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an answers file that the test stands in."""
    (tmp_path / "mlready-answers.yaml").write_text(ANSWERS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(here: Path) -> None:
    (here / "app.py").write_text(SERVICE, encoding="utf-8")


def recorded(folder: Path) -> int:
    return len(read_history(folder).entries)


def test_an_assessment_is_added_and_shown(here: Path) -> None:
    added = invoke("history", "add", "mlready-answers.yaml", *TODAY)
    assert (added.code, added.out) == (0, "")
    assert added.err.startswith(f"recorded in .mlready/history.jsonl: not ready: {OPEN}\nhint: keep it in version ")
    shown = invoke("history", *TODAY)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith(f"small  1 day recorded, 2026-11-21\n\nNot ready: {OPEN}\n")
    assert f"Too little to tell when the {OPEN} left are closed" in shown.out.replace("\n   ", " ")
    assert recorded(here) == 1


def test_the_same_again_is_not_recorded_twice(here: Path) -> None:
    invoke("history", "add", *TODAY)
    assert invoke("history", "add", *TODAY).err == (
        f".mlready/history.jsonl: this is recorded already: not ready: {OPEN}\n"
    )
    assert recorded(here) == 1


def test_the_word_show_may_be_left_out_before_any_argument(here: Path) -> None:
    invoke("history", "add", "-q", *TODAY)
    shown = [
        invoke("history", *words, *TODAY)
        for words in ([], ["show"], ["."], ["mlready-answers.yaml"], ["show", here], ["--no-color"])
    ]
    assert len({(one.code, one.out, one.err) for one in shown}) == 1
    assert invoke("history", "-h").out.startswith("Usage: mlready history [OPTIONS] COMMAND")


def test_the_trend_is_told_as_markdown_and_json(here: Path) -> None:
    for day, left in ((0, 9), (20, 7), (40, 4)):
        add_entry(here, entry(day, named(left), system="small | *model*"))
    text = invoke("history", "-f", "markdown", "--today", "2026-10-12").out
    assert text.startswith("## mlready: small \\| \\*model\\*\n\n**Not ready since 2026-09-01: 4 blockers.**")
    assert "| Blockers | █▆▄ | 4 left |" in text
    document = json.loads(invoke("history", "-f", "json", "--today", "2026-10-12").out)
    assert (document["schema"], document["recorded"], len(document["entries"])) == ("mlready.trend/1", 3, 3)
    assert document["forecast"]["blockers"]["outlook"] == "expected"
    assert document["forecast"]["blockers"]["says"] in text
    assert document["steps"][1]["closed"] == ["plan.c4", "plan.c5", "plan.c6"]


def test_each_answers_file_of_a_folder_has_its_own_trend(here: Path) -> None:
    (here / "other.yaml").write_text(ANSWERS.replace("small", "other"), encoding="utf-8")
    invoke("history", "add", "-q", *TODAY)
    invoke("history", "add", "other.yaml", "-q", *TODAY)
    assert invoke("history", "other.yaml", *TODAY).out.startswith("other  1 day recorded")
    assert invoke("history", *TODAY).out.startswith("small  1 day recorded")


def test_where_nothing_is_recorded_it_says_how_to_begin(here: Path) -> None:
    result = invoke("history")
    assert result.code == Exit.TARGET
    assert result.err == (
        "mlready: nothing is recorded of mlready-answers.yaml in .mlready/history.jsonl\n"
        "hint: `mlready history add mlready-answers.yaml` does so\n"
    )
    assert not (here / ".mlready").exists()


def test_what_was_recorded_after_the_day_that_is_asked_for_does_not_count(here: Path) -> None:
    for day in (0, 9):
        add_entry(here, entry(day, answers="mlready-answers.yaml"))
    shown = invoke("history", "-f", "json", "--today", "2026-09-05")
    assert [one["date"] for one in json.loads(shown.out)["entries"]] == ["2026-09-01"]
    early = invoke("history", "--today", "2026-08-31")
    assert early.code == Exit.TARGET
    assert "recorded of mlready-answers.yaml up to 2026-08-31: .mlready/history.jsonl begins on 2026-09-01" in early.err


def test_where_others_are_recorded_they_are_named(here: Path) -> None:
    add_entry(here, entry(0, answers="other.yaml"))
    assert "(it has entries of other.yaml)" in invoke("history").err


def test_without_answers_there_is_nothing_to_add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke("history", "add")
    assert result.code == Exit.USAGE
    assert result.err == ("mlready: there is no answers file here\nhint: name one: mlready history add ANSWERS\n")


def test_a_line_that_is_no_entry_is_told_with_its_place(here: Path) -> None:
    invoke("history", "add", "-q", *TODAY)
    with history_path(here).open("a", encoding="utf-8") as file:
        file.write("<<<<<<< HEAD\n")
    result = invoke("history")
    assert result.code == Exit.DOCUMENT
    assert result.err.startswith(".mlready/history.jsonl:2: this is not JSON")


def test_a_half_written_line_is_told_and_left_out(here: Path) -> None:
    invoke("history", "add", "-q", *TODAY)
    with history_path(here).open("a", encoding="utf-8") as file:
        file.write('{"schema": "mlrea')
    result = invoke("history", *TODAY)
    assert result.code == 0
    assert result.err.startswith("note: the last line of .mlready/history.jsonl is not whole and is left out")


def test_nothing_is_recorded_unless_somebody_asks(here: Path) -> None:
    written(here)
    for words in (("assess", "-q"), ("check",), ("plan", "mlready-answers.yaml"), ("badge", "mlready-answers.yaml")):
        assert invoke(*words, *TODAY).code in {0, 1}
    assert not (here / ".mlready").exists()


def test_assess_and_check_record_where_they_are_told_to(here: Path) -> None:
    written(here)
    assessed = invoke("assess", "-a", "mlready-answers.yaml", "--record", *TODAY)
    assert assessed.err == f"recorded in .mlready/history.jsonl: not ready: {OPEN}\n"
    checked = invoke("check", "--record", "--fail-on", "never", "--today", "2026-11-22")
    assert checked.err.startswith("recorded in .mlready/history.jsonl: ")
    assert recorded(here) == 2


def test_a_check_that_fails_is_recorded_too(here: Path) -> None:
    written(here)
    assert invoke("check", "--record", "-q", *TODAY).code == Exit.FAILED_CONDITION
    assert recorded(here) == 1


def test_the_config_has_assess_record_by_itself_and_never_check(here: Path) -> None:
    (here / "mlready.yaml").write_text("history: true\n", encoding="utf-8")
    written(here)
    assert invoke("check", "-q", *TODAY).code == Exit.FAILED_CONDITION
    assert not (here / ".mlready").exists()
    assert invoke("assess", "-q", "-a", "mlready-answers.yaml", *TODAY).code == 0
    assert recorded(here) == 1


def test_the_config_takes_true_or_false(here: Path) -> None:
    (here / "mlready.yaml").write_text("history: always\n", encoding="utf-8")
    result = invoke("assess", "-q", *TODAY)
    assert result.code == Exit.DOCUMENT
    assert result.err.startswith("mlready.yaml:1: history: write true or false, not 'always'")


def test_what_is_kept_shows_nothing_of_the_system(here: Path) -> None:
    written(here)
    before = invoke("check", "-f", "json", "--fail-on", "never", *TODAY).out
    for day in range(30):
        add_entry(here, entry(day, named(day)))
    assert [one.path for one in open_tree(here).files] == ["app.py", "mlready-answers.yaml"]
    assert invoke("check", "-f", "json", "--fail-on", "never", *TODAY).out == before


def test_the_page_shows_what_is_printed(here: Path) -> None:
    said = here / "mlready-answers.yaml"
    text = EXAMPLE.read_text(encoding="utf-8")
    for day, changes in (
        ("2026-09-01", {}),
        (
            "2026-10-11",
            {
                "assess.code: {level: 2": "assess.code: {level: 3",
                "sys.versioning: {level: 1": "sys.versioning: {level: 2",
            },
        ),
        ("2026-11-11", {"ops.logging: {level: 1": "ops.logging: {level: 3"}),
    ):
        for was, now in changes.items():
            assert was in text
            text = text.replace(was, now)
        said.write_text(text, encoding="utf-8")
        assert invoke("history", "add", "-q", "--today", day).code == 0
    printed = invoke("history", *TODAY).out
    page = (EXAMPLE.parents[2] / "docs" / "history.md").read_text(encoding="utf-8")
    shown = page.split("```text\n", 1)[1].split("```", 1)[0]
    first, last = shown.split(" …\n")
    assert printed[: len(first)] == first
    assert printed[-len(last) :] == last


def test_a_name_cannot_steer_the_terminal(here: Path) -> None:
    add_entry(here, entry(0, named(1), system="evil \x1b[31m\nname"))
    assert invoke("history").out.startswith("evil [31m name  1 day recorded")


def test_the_history_of_answers_that_are_gone_is_still_shown(here: Path) -> None:
    assert invoke("history", "add", *TODAY).code == 0
    (here / "mlready.yaml").write_text("answers: mlready-answers.yaml\n")
    (here / "mlready-answers.yaml").unlink()
    assert invoke("history", *TODAY).code == 0
