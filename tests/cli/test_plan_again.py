"""A plan that is made again over the one that people have been writing in."""

import shutil
from pathlib import Path

import pytest

from mlready.errors import Exit
from program import EXAMPLE, TODAY, invoke

MARK = "<!-- mlready:keep decisions -->\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    shutil.copy(EXAMPLE, tmp_path / "answers.yaml")
    path = tmp_path / "plan.md"
    made = invoke("plan", tmp_path / "answers.yaml", "-o", path, "--today", "2026-10-03")
    assert made.code == Exit.DONE
    return path


def again(plan: Path, *words: object) -> str:
    made = invoke("plan", plan.with_name("answers.yaml"), "-o", plan, *TODAY, *words)
    assert made.code == Exit.DONE, made.err
    return made.err


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_people_wrote_and_ticked_stays_and_a_line_says_what_changed(plan: Path) -> None:
    change(plan, MARK, f"{MARK}Agreed by the board.\n")
    change(plan, "- [ ]", "- [x]")
    change(plan.with_name("answers.yaml"), "sys.versioning: ", "sys.versioning: {level: 3, note: was }  # ")
    assert "changed outside" not in again(plan)
    text = plan.read_text(encoding="utf-8")
    assert f"{MARK}Agreed by the board.\n" in text
    assert text.count("- [x]") == 1
    assert "**Since 2026-10-03:** 1 blocker closed (sys.versioning)" in text


def test_the_same_plan_made_twice_is_the_same_to_the_byte(plan: Path) -> None:
    again(plan)
    first = plan.read_bytes()
    again(plan)
    assert plan.read_bytes() == first


def test_a_change_elsewhere_is_kept_beside_it_and_told(plan: Path) -> None:
    change(plan, "# Deployment plan", "# Our deployment plan")
    told = again(plan)
    assert "plan.md was changed outside its marked places" in told
    assert plan.with_name("plan.md.bak").read_text(encoding="utf-8").startswith("# Our deployment plan")
    change(plan, "# Deployment plan", "# Their deployment plan")
    again(plan)
    assert plan.with_name("plan.md.bak2").read_text(encoding="utf-8").startswith("# Their deployment plan")


def test_a_document_that_is_not_ours_is_never_lost(plan: Path) -> None:
    plan.write_text("Minutes of the meeting\n", encoding="utf-8")
    assert again(plan, "--quiet") == ""
    assert plan.with_name("plan.md.bak").read_text(encoding="utf-8") == "Minutes of the meeting\n"


def test_a_model_card_that_people_filled_in_is_never_lost(plan: Path) -> None:
    card = plan.with_name("card.md")
    words = ("plan", plan.with_name("answers.yaml"), "--emit", "model-card", "-o", card, *TODAY)
    assert invoke(*words).code == Exit.DONE
    change(
        card,
        "<!-- mlready:keep limits-and-cautions -->\n",
        "<!-- mlready:keep limits-and-cautions -->\nNot at night.\n",
    )
    assert "changed outside" not in invoke(*words).err
    assert "Not at night." in card.read_text(encoding="utf-8")
    change(card, "**To be filled by", "Filled by")
    assert "changed outside its marked places" in invoke(*words).err
    assert "Filled by" in plan.with_name("card.md.bak").read_text(encoding="utf-8")


def test_each_reader_has_a_document_of_their_own() -> None:
    lengths = {}
    for reader in ("board", "auditor", "team"):
        made = invoke("plan", EXAMPLE, "--for", reader, *TODAY)
        assert made.code == Exit.DONE
        assert "Not ready: 4 blockers" in made.out
        lengths[reader] = len(made.out)
    assert lengths["board"] < lengths["auditor"] < lengths["team"]


def test_a_template_of_ones_own_and_a_shipped_reader_exclude_each_other(tmp_path: Path) -> None:
    (tmp_path / "own.j2").write_text("x", encoding="utf-8")
    refused = invoke("plan", EXAMPLE, "--for", "board", "--template", tmp_path / "own.j2")
    assert refused.code == Exit.USAGE
    assert "leave --for away" in refused.err


def test_a_place_whose_mark_was_broken_is_pointed_at_in_the_copy(tmp_path: Path) -> None:
    output = tmp_path / "plan.md"
    assert invoke("plan", EXAMPLE, "--no-scan", *TODAY, "-o", output).code == 0
    lines = output.read_text().splitlines(keepends=True)
    at = next(index for index, line in enumerate(lines) if line.startswith("<!-- mlready:keep"))
    output.write_text("".join([*lines[: at + 1], "mine\n", *lines[at + 2 :]]))
    again = invoke("plan", EXAMPLE, "--no-scan", *TODAY, "-o", output)
    assert f"{output}.bak:{at + 1}: this mark of a place lacks its other half" in again.err
    assert "mine\n" in (tmp_path / "plan.md.bak").read_text()
