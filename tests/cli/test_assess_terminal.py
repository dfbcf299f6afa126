"""The interview as a person meets it: the program behind a real terminal."""

import os
import random
import re
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from mlready.interview.layout import cells
from mlready.store.answers import bind_answers, read_answers
from program import EXAMPLE, run
from shipped import shipped_playbook

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is a thing of POSIX", allow_module_level=True)

from terminal import BACKSPACE, CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, UP, Terminal, at_terminal

KEYS = "save and stop"
ANSWERS = "mlready-answers.yaml"


def said(folder: Path) -> dict[str, object]:
    """Return what the answers file says, checked against the playbook."""
    file = read_answers(folder / ANSWERS)
    bind_answers(file, shipped_playbook("startup", file.content.overlays))
    return {
        name: one.model_dump(exclude_none=True, exclude_defaults=True) for name, one in file.content.answers.items()
    }


def begin(terminal: Terminal) -> None:
    """Go past the opening, to the first question."""
    terminal.wait_for(KEYS)
    terminal.press(ENTER)
    terminal.wait_for("1 of ")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a folder with code of a model, tests, and CI."""
    (tmp_path / "train.py").write_text("from sklearn.svm import SVC\n\nmodel = SVC()\nmodel.fit([[0], [1]], [0, 1])\n")
    (tmp_path / "requirements.txt").write_text("scikit-learn\n")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_train.py").write_text("def test_it():\n    assert 1\n")
    return tmp_path


def only(*names: str) -> tuple[str, ...]:
    return tuple(word for name in names for word in ("--only", name))


def test_every_key_does_what_it_says(tmp_path: Path) -> None:
    asked = only("context.purpose", "sys.peak", "gather.goals", "gather.usecase", "context.dataset_gb", "ops.alerting")
    with at_terminal("assess", ".", "--no-scan", *asked, cwd=tmp_path) as at:
        begin(at)
        at.press(DOWN, UP, DOWN, ENTER)  # round the menu: back at the first
        at.wait_for("2 of 6")
        at.press("\x1b[2~", "\x1b[1;5C", ENTER)  # Insert and Ctrl-Right: no digits of ours
        at.wait_for("Choose first: 0-4, or the arrow keys.")
        at.press("n", "as", "k x", BACKSPACE, "Bob", ENTER)
        at.wait_for("Note: ask Bob")
        at.press("p", "https://example.org/load", ENTER)
        at.wait_for("Proof: https://example.org/load")
        at.press("3", ENTER)
        at.wait_for("✓ 3")
        at.wait_for("3 of 6")
        at.press("x", "no", ENTER)
        at.wait_for("10 characters")
        at.press("x", "what", ESCAPE)
        time.sleep(0.1)  # an escape that a letter follows at once is another key
        at.press("x", "a pilot only", ENTER)
        at.wait_for("✓ Does not apply: a pilot only")
        at.wait_for("4 of 6")
        at.press("?")
        at.wait_for("What good looks like")
        at.wait_for("4 of 6")
        at.press("u")
        at.wait_for("✓ Don't know")
        at.wait_for("5 of 6")
        at.press("9", "0", "z")
        at.wait_for("not '90z'")
        at.press(BACKSPACE)
        at.wait_for("= 90 gigabytes")
        at.press("b")
        at.wait_for("4 of 6")
        at.press("1", ENTER)
        at.wait_for("5 of 6")
        at.press("0.9", "k", ENTER)
        at.wait_for("✓ 900 gigabytes")
        at.wait_for("6 of 6")
        at.press("s")
        at.wait_for("That was the last question.")
        at.press("q")
        assert at.end() == 0
    content = read_answers(tmp_path / ANSWERS).content.answers
    assert content["context.purpose"].value == "deploy"
    peak = content["sys.peak"]
    assert (peak.level, peak.note, peak.proof) == (3, "ask Bob", "https://example.org/load")
    assert content["gather.goals"].not_applicable == "a pilot only"
    assert content["gather.usecase"].level == 1
    assert content["context.dataset_gb"].value == 900
    assert "ops.alerting" not in content


def test_back_leads_over_the_end_of_a_stretch(tmp_path: Path) -> None:
    with at_terminal("assess", ".", "--no-scan", cwd=tmp_path) as at:
        begin(at)
        at.press("1\r1\r1\r2\r2\r")
        at.wait_for("What you are deploying: score")
        at.wait_for("6 of")
        at.press("bb")
        at.wait_for("4 of")
        at.wait_for("your answer so far")
        at.press("1\r")
        at.wait_for("6 of")
        at.press("q")
        assert at.end() == 0
    assert read_answers(tmp_path / ANSWERS).content.answers["context.decides_about_people"].value is True


def test_what_the_repository_shows_is_confirmed_with_one_key(repository: Path) -> None:
    with at_terminal("assess", ".", cwd=repository, columns=120) as at:
        at.wait_for("Looked at .: ")
        at.wait_for("Found: ")
        at.wait_for("Not found: ")
        begin(at)
        at.press("1\r1\r1\r2\r2\r")
        at.wait_for("The repository already shows this. Is it right?")
        at.wait_for("requirements.txt:1")
        at.press(ENTER)
        at.wait_for("✓ Right")
        at.wait_for("The repository shows no sign of this.")
        at.press("q")
        assert at.end() == 0
        assert "Saved 6 answers" in at.text
    note = read_answers(repository / ANSWERS).content.answers["assess.code"].note
    assert note == "confirmed: as the files show"


@pytest.mark.parametrize("how", ["Ctrl-C", "SIGTERM", "SIGHUP", "window closed"])
def test_a_sitting_that_is_broken_off_loses_nothing_and_goes_on_there(tmp_path: Path, how: str) -> None:
    with at_terminal("assess", ".", "--no-scan", "--quick", cwd=tmp_path) as at:
        begin(at)
        at.press("1\r1\r2\r")
        at.wait_for("4 of")
        if how == "Ctrl-C":
            at.press(CTRL_C)
        elif how == "window closed":
            at.close()
        else:
            at.process.send_signal(getattr(signal, how))
        assert at.end() == 130
        if how == "Ctrl-C":
            assert f"Everything answered is saved in {ANSWERS}. Go on with: mlready assess . --quick" in at.text
    assert len(said(tmp_path)) == 3
    if how != "Ctrl-C":
        return
    with at_terminal("assess", ".", "--no-scan", cwd=tmp_path) as at:
        begin(at)
        at.wait_for("individual people?")
        at.press(CTRL_D)
        assert at.end() == 0


def test_a_program_that_is_killed_at_any_moment_has_saved_what_it_showed_as_saved(tmp_path: Path) -> None:
    import mlready.cli.sitting  # noqa: F401, PLC0415 - loaded once here, and not in every copy anew

    chance = random.Random(4)  # noqa: S311 - nothing secret
    known: dict[str, object] = {}
    rounds = saved = 0
    while rounds < 20 or (saved <= 30 and rounds < 100):  # a busy machine saves little in the time of a round
        rounds += 1
        if len(known) > 60:  # another round might find nothing left to ask
            (tmp_path / ANSWERS).unlink()
            known = {}
        with at_terminal("assess", ".", "--no-scan", cwd=tmp_path, copied=True) as at:
            begin(at)
            at.press("1\r" * 40)
            time.sleep(chance.uniform(0, 0.25))
            at.process.kill()
            at.end()
            shown = at.text.count("✓")
        now = said(tmp_path) if (tmp_path / ANSWERS).exists() else {}
        assert len(now) >= len(known) + shown
        assert known.items() <= now.items()
        saved += len(now) - len(known)
        known = now
    assert saved > 30


def test_everything_can_be_answered_and_the_plan_follows(tmp_path: Path) -> None:
    with at_terminal("assess", ".", "--no-scan", cwd=tmp_path) as at:
        begin(at)
        for _ in range(12):
            at.press("1\r" * 10)
            time.sleep(0.1)
        at.wait_for("That was the last question.")
        at.press(ENTER)
        assert at.end() == 0
        last = at.text.rstrip().splitlines()[-2:]
        assert re.fullmatch(r"Not ready: \d+ blockers, as told above\.", last[0])
        assert last[1] == f"Next: mlready plan {ANSWERS} -o plan.md"
    assert not {control.id for control in shipped_playbook().controls} - said(tmp_path).keys()
    assert run("plan", ANSWERS, cwd=tmp_path).code == 0


@pytest.mark.parametrize("columns", [60, 120, 200])
def test_nothing_is_wider_than_the_window(repository: Path, columns: int) -> None:
    with at_terminal("assess", ".", cwd=repository, columns=columns) as at:
        begin(at)
        at.press("?1\r1\r1\r2\r2\r\r")
        at.wait_for("no sign of this")
        at.wait_for(KEYS)
        screen = at.text
    assert max(map(cells, screen.splitlines())) <= columns


def test_a_window_of_another_size_shows_the_question_anew(tmp_path: Path) -> None:
    with at_terminal("assess", ".", "--no-scan", cwd=tmp_path, columns=120) as at:
        begin(at)
        at.wait_for(KEYS)
        before = len(at.text)
        at.resize(60)
        at.wait_for("What you are deploying")
        at.wait_for(KEYS)
        again = at.text[before:]
        assert max(map(cells, again.splitlines())) <= 60
        at.resize(60, 8)  # too low for the menu: still asked, line by line
        at.press("1\r")
        at.wait_for("2 of")
        at.wait_for("> ")
        at.press("1\r")
        at.wait_for("3 of")
        at.press("q\r")
        assert at.end() == 0
    assert len(said(tmp_path)) == 2


def test_a_terminal_is_left_as_it_was_found(tmp_path: Path) -> None:
    import termios  # noqa: PLC0415 - the module does not exist everywhere

    with at_terminal("assess", ".", "--no-scan", cwd=tmp_path) as at:
        before = termios.tcgetattr(at.handle)
        begin(at)
        assert termios.tcgetattr(at.handle) != before
        at.press("q")
        at.wait_for("Go on with")
        assert termios.tcgetattr(at.handle) == before


def test_no_colour_is_drawn_where_none_is_wanted(tmp_path: Path) -> None:
    for extra, env in ((("--no-color",), {}), ((), {"NO_COLOR": "1"})):
        with at_terminal("assess", ".", "--no-scan", *extra, cwd=tmp_path, env=env) as at:
            begin(at)
            at.press("1\r")
            at.wait_for("2 of")
            assert not re.search(r"\x1b\[[0-9;]*m", at.raw)


@pytest.mark.parametrize(("words", "env"), [(("--plain",), {}), ((), {"TERM": "dumb"})])
def test_the_plain_way_draws_nothing_twice(tmp_path: Path, words: tuple[str, ...], env: dict[str, str]) -> None:
    with at_terminal("assess", ".", "--no-scan", *words, cwd=tmp_path, env=env) as at:
        begin(at)
        at.wait_for("> ")
        at.press("1\r")
        at.wait_for("Saved: Put a model into production")
        at.press("q\r")
        assert at.end() == 0
        assert "\x1b" not in at.raw


def test_a_terminal_without_utf_8_gets_ascii(tmp_path: Path) -> None:
    with at_terminal("assess", ".", "--no-scan", cwd=tmp_path, env={"PYTHONIOENCODING": "ascii"}) as at:
        begin(at)
        at.wait_for("up/down or 1-4 choose")
        at.press("n", "caf\u00e9", ENTER)
        at.wait_for("Note: caf")
        at.press("1\r")
        at.wait_for("2 of")
        before_end = at.text
        at.press("q")
        assert at.end() == 0
    assert before_end.isascii()
    assert "context.purpose" in said(tmp_path)


def test_a_disk_that_is_full_is_told_of_and_costs_one_answer_at_most(tmp_path: Path) -> None:
    with at_terminal("assess", ".", "--no-scan", cwd=tmp_path) as at:
        begin(at)
        at.press("1\r")
        at.wait_for("2 of")
        (tmp_path / ANSWERS).with_name(f".{ANSWERS}.bak.tmp").mkdir()  # nothing can be kept any more
        at.press("1\r")
        at.wait_for("Not saved")
        assert list(said(tmp_path)) == ["context.purpose"]
        (tmp_path / ANSWERS).with_name(f".{ANSWERS}.bak.tmp").rmdir()
        at.press(ENTER)
        at.wait_for("3 of")
        at.press("q")
        assert at.end() == 0
    assert len(said(tmp_path)) == 2


def test_two_people_at_one_file_are_told_of_each_other(tmp_path: Path) -> None:
    with at_terminal("assess", ".", "--no-scan", cwd=tmp_path) as ann:
        begin(ann)
        ann.press("1\r")
        ann.wait_for("2 of")
        with at_terminal("assess", ".", "--no-scan", cwd=tmp_path) as bob:
            begin(bob)
            bob.press("2\r")
            bob.wait_for("2 of")
            ann.press("1\r")
            ann.wait_for("Somebody else has answered this in the file meanwhile")
            ann.wait_for(KEYS)
            ann.press("q")
            assert ann.end() == 0
    assert read_answers(tmp_path / ANSWERS).content.answers["context.mode"].value == "batch"


def test_a_terminal_with_nothing_left_to_ask_scores(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / ANSWERS)
    with at_terminal("assess", "--only", "sys.peak", "--no-scan", cwd=tmp_path) as at:
        at.wait_for("1 question")
        at.press("q")
        assert at.end() == 0
    assert os.listdir(tmp_path) == [ANSWERS]  # noqa: PTH208 - names alone


def test_the_opening_lets_one_choose_playbook_and_overlays(tmp_path: Path) -> None:
    with at_terminal("assess", ".", "--no-scan", cwd=tmp_path) as at:
        at.wait_for("Take another playbook: Enterprise playbook")
        at.wait_for(KEYS)
        at.press("3\r")
        at.wait_for("Enterprise playbook: ")
        at.wait_for("Add questions: Generative AI")
        at.wait_for(KEYS)
        at.press("5\r")
        at.wait_for("Enterprise playbook with genai: ")
        at.wait_for(KEYS)
        at.press("2\r")
        at.wait_for("1 of")
        at.press("1\r")
        at.wait_for("2 of")
        at.press("q")
        assert at.end() == 0
    content = read_answers(tmp_path / ANSWERS).content
    assert (content.playbook, content.overlays) == ("enterprise", ("genai",))
