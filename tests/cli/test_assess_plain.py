"""The interview without a terminal: fed by a script line by line, or not held at all."""

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mlready.cli import ask
from mlready.cli.app import build
from mlready.cli.ask import Way
from mlready.errors import Exit
from mlready.store.answers import read_answers
from program import EXAMPLE, TODAY, Result, command, invoke, run
from shipped import shipped_playbook

ANSWERS = "mlready-answers.yaml"


def feed(lines: str, *words: object, cwd: Path) -> Result:
    """Run the program in `cwd`, in this process, with `lines` to hear in the plain way."""
    asked = ["assess", "--plain", *map(str, words), *TODAY]
    with contextlib.chdir(cwd):
        given = CliRunner().invoke(build(), asked, input=lines, prog_name="mlready")
    if given.exception is not None and not isinstance(given.exception, SystemExit):
        raise given.exception
    return Result(given.exit_code, given.stdout, given.stderr)


def pipe(lines: str, *words: object, cwd: Path) -> Result:
    """Run the program in a process of its own with `lines` in a pipe at its standard input."""
    done = subprocess.run(
        command("assess", *words, *TODAY), cwd=cwd, input=lines.encode(), capture_output=True, check=False, timeout=60
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def said(folder: Path) -> dict[str, object]:
    return {name: one.value or one.level for name, one in read_answers(folder / ANSWERS).content.answers.items()}


def test_a_script_answers_line_by_line_and_gets_the_scorecard(tmp_path: Path) -> None:
    result = pipe("1\nbatch\nlow\nno\nno\n", "--no-scan", cwd=tmp_path)
    assert result.code == 0
    assert said(tmp_path) == {
        "context.purpose": "deploy",
        "context.mode": "batch",
        "context.error_cost": "low",
        "context.decides_about_people": None,
        "context.high_risk_use": None,
    }
    assert result.out.startswith(tmp_path.name)
    assert "Not ready" in result.out
    assert "What do you want to do with the model?" in result.err
    assert "\x1b" not in result.out + result.err


def test_a_script_may_name_what_it_answers(tmp_path: Path) -> None:
    assert feed("sys.peak: 3\ncontext.dataset_gb = 1.5k\nno.such: 1\nq\n", "--no-scan", cwd=tmp_path).code == 0
    assert said(tmp_path) == {"sys.peak": 3, "context.dataset_gb": 1500}


def test_a_new_file_names_the_playbook_and_overlays_of_the_config_as_they_are_seen_from_it(tmp_path: Path) -> None:
    (tmp_path / "repo").mkdir()
    (tmp_path / "repo" / "mlready.yaml").write_text("playbook: ./own.yaml\noverlays: [./more.yaml]\n")
    (tmp_path / "repo" / "own.yaml").write_text(
        "schema: mlready.playbook/1\nid: own\nversion: '1'\ntitle: Own\nextends: startup\n"
    )
    (tmp_path / "repo" / "more.yaml").write_text("schema: mlready.overlay/1\nid: more\ntitle: More\n")
    assert feed("sys.peak: 3\nq\n", "repo", "--no-scan", cwd=tmp_path).code == 0
    content = read_answers(tmp_path / "repo" / ANSWERS).content
    assert (content.playbook, content.overlays) == ("own.yaml", ("more.yaml",))


def test_what_a_script_gets_wrong_is_said_and_asked_again(tmp_path: Path) -> None:
    result = feed("perhaps\n1\n", "--no-scan", cwd=tmp_path)
    told = " ".join(result.err.split())
    assert "! Choose one of 1 (deploy), 2 (" in told
    assert "not 'perhaps'." in told
    assert "1 line said what is no answer, as told above: nothing of that is saved." in told
    assert said(tmp_path) == {"context.purpose": "deploy"}


def test_a_whole_quick_interview_can_come_from_a_pipe(tmp_path: Path) -> None:
    result = pipe("1\n" * 50, "--quick", "--no-scan", cwd=tmp_path)
    assert result.code == 0
    assert {control.id for control in shipped_playbook().controls if control.blocks} <= said(tmp_path).keys()
    assert "left. Go on with: mlready assess" in result.err
    assert run("plan", ANSWERS, cwd=tmp_path).code == 0


def test_an_existing_file_is_scored_and_a_pipe_is_listened_to_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / ANSWERS).write_bytes(EXAMPLE.read_bytes())
    before = (tmp_path / ANSWERS).read_bytes()
    result = pipe("1\n1\n", "--no-scan", cwd=tmp_path)
    assert result.code == 0
    assert "with --plain it answers questions, line by line" in result.err
    assert (tmp_path / ANSWERS).read_bytes() == before
    assert feed("sys.peak: 4\nq\n", "--no-scan", cwd=tmp_path).code == 0
    assert said(tmp_path)["sys.peak"] == 4
    assert (tmp_path / f"{ANSWERS}.bak").read_bytes() == before


def test_the_scorecard_of_a_script_can_be_a_document(tmp_path: Path) -> None:
    result = feed("1\n", "--no-scan", "--format", "json", "-o", "card.json", cwd=tmp_path)
    assert result.code == 0
    assert '"schema": "mlready.assessment/1"' in (tmp_path / "card.json").read_text()


@pytest.mark.parametrize("words", [(), ("--plain",), ("--quick",), ("--format", "json")])
def test_without_a_terminal_and_without_input_nobody_is_asked(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run("assess", "--no-scan", *words, cwd=tmp_path)
    assert result.code == Exit.UNANSWERED
    assert "nobody to ask" in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_closed_input_is_no_input(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *command("assess", "--no-scan")],  # noqa: S607 - the shell that is there
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == Exit.UNANSWERED
    assert b"Traceback" not in done.stderr


def test_a_pipe_that_nobody_writes_to_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.pipe()
    with open(ours) as reads:  # noqa: PTH123 - a handle, not a path
        monkeypatch.setattr(sys, "stdin", reads)
        monkeypatch.setattr(ask, "_PATIENCE", 0.05)
        assert way() is Way.NOBODY
        assert way(plain=True) is Way.SCRIPT
        os.write(theirs, b"1\n")
        assert way() is Way.SCRIPT
        os.close(theirs)


def way(*, plain: bool = False) -> Way:
    return ask.way_to_ask(wanted=plain, plain=plain, documents_only=False, has_answers=False)


def test_only_one_role_is_asked_and_its_name_is_written(tmp_path: Path) -> None:
    result = feed("u\n" * 3, "--role", "data-scientist", "--no-scan", cwd=tmp_path)
    assert result.code == 0
    answers = read_answers(tmp_path / ANSWERS).content.answers
    roles = {shipped_playbook().find(name).role for name in answers if shipped_playbook().find(name)}  # type: ignore[union-attr]  # asked just before
    assert roles == {"data-scientist"}
    assert {one.by for one in answers.values()} == {"data-scientist"}
    assert "To answer: mlready assess --role data-scientist" in result.err


def test_what_one_role_did_not_know_is_asked_of_another(tmp_path: Path) -> None:
    said = "answers:\n  gather.goals: {unknown: true, by: data-scientist}\n"
    (tmp_path / ANSWERS).write_text(f"schema: mlready.answers/1\nplaybook: startup\n{said}")
    result = feed("s\n" * 4 + "2\n", "--role", "product-owner", "--no-scan", cwd=tmp_path)
    assert "So far: don't know, says data-scientist." in result.err
    assert read_answers(tmp_path / ANSWERS).content.answers["gather.goals"].by == "product-owner"


def test_old_answers_are_asked_again(tmp_path: Path) -> None:
    head = "schema: mlready.answers/1\nplaybook: startup\nanswers:\n"
    (tmp_path / ANSWERS).write_text(f"{head}  gather.goals: {{level: 2, date: 2026-01-01}}\n")
    again = feed("q\n", "--older-than", "90d", "--quick", "--no-scan", cwd=tmp_path)
    kept = feed("q\n", "--older-than", "900d", "--quick", "--no-scan", cwd=tmp_path)
    first = [int(one.err.split("1 of ")[1].split()[0]) for one in (again, kept)]
    assert first[0] == first[1] + 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--role", "data-scientits"), "there is no role 'data-scientits'; did you mean data-scientist?"),
        (("--only", "sys.peek"), "asks no 'sys.peek'; did you mean sys.peak?"),
        (("--older-than", "soon"), "--older-than takes a number of days such as 90d, not 'soon'"),
    ],
)
def test_what_cannot_be_asked_is_said(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    result = invoke("assess", tmp_path, "--plain", "--no-scan", *words)
    assert result.code == Exit.USAGE
    assert says in result.err


def test_a_proof_has_to_be_there_and_its_hash_is_kept(tmp_path: Path) -> None:
    (tmp_path / "load.md").write_text("tested\n")
    result = feed("p gone.md\np load.md\n3\n", "--only", "sys.peak", cwd=tmp_path)
    assert "There is no file gone.md" in result.err
    answer = read_answers(tmp_path / ANSWERS).content.answers["sys.peak"]
    assert (answer.level, answer.proof) == (3, "load.md")
    assert answer.proof_sha256


def test_a_proof_may_stand_in_a_repository_of_the_config(tmp_path: Path) -> None:
    (tmp_path / "mlready.yaml").write_text("repositories: [svc]\n")
    (tmp_path / ANSWERS).write_text("schema: mlready.answers/1\nanswers: {}\n")
    (tmp_path / "svc").mkdir()
    (tmp_path / "svc" / "load.md").write_text("tested\n")
    feed("p load.md\n3\n", "--only", "sys.peak", cwd=tmp_path)
    assert read_answers(tmp_path / ANSWERS).content.answers["sys.peak"].proof == "load.md"


def test_a_hand_edited_file_keeps_its_comments_and_its_order(tmp_path: Path) -> None:
    written = (
        "# Ours, by Ann.\nschema: mlready.answers/1\nplaybook: startup\nanswers:\n"
        "  sys.peak: 1   # a guess\n  # Bob knows more:\n  gather.goals: {level: 2, by: bob}\nwaivers: []\n"
    )
    (tmp_path / ANSWERS).write_text(written)
    feed("3\n", "--only", "sys.peak", "--no-scan", cwd=tmp_path)
    changed = written.replace("sys.peak: 1 ", "sys.peak: {level: 3, date: 2026-11-21} ")
    assert (tmp_path / ANSWERS).read_text() == changed


def test_the_words_that_go_on_name_the_file_that_was_written(tmp_path: Path) -> None:
    result = feed("1\nq\n", ".", "--no-scan", "--answers", "mine.yaml", cwd=tmp_path)
    assert "Go on with: mlready assess . --answers mine.yaml\n" in result.err
    assert "To answer: mlready assess . --answers mine.yaml --role product-owner\n" in result.err
    assert "--answers" not in feed("1\nq\n", ".", "--no-scan", cwd=tmp_path).err
    assert "--answers" not in feed("q\n", ".", "--no-scan", "--answers", ANSWERS, cwd=tmp_path).err


def test_a_role_is_told_what_is_left_for_it_and_what_is_left_in_all(tmp_path: Path) -> None:
    result = feed("u\nq\n", ".", "--role", "data-scientist", "--no-scan", cwd=tmp_path)
    ours = re.search(r"(\d+) questions left for data-scientist. Go on with: mlready assess . --role (\S+)", result.err)
    everybody = re.search(r"(\d+) questions left in all. Go on with: mlready assess .\n", result.err)
    assert ours
    assert everybody
    assert ours[2] == "data-scientist"
    assert 0 < int(ours[1]) < int(everybody[1])


def test_a_short_round_is_told_what_is_left_of_it_and_what_is_left_in_all(tmp_path: Path) -> None:
    result = feed("1\nq\n", ".", "--quick", "--no-scan", cwd=tmp_path)
    ours = re.search(
        r"(\d+) questions of the short round left. Go on with: mlready assess . --quick(?: --plain)?\n", result.err
    )
    everybody = re.search(r"(\d+) questions left in all. Go on with: mlready assess .\n", result.err)
    assert ours
    assert everybody
    assert 0 < int(ours[1]) < int(everybody[1])


def test_an_interview_begins_the_answers_that_the_config_names(tmp_path: Path) -> None:
    (tmp_path / "mlready.yaml").write_text("answers: ours.yaml\n")
    assert feed("online\n", "--no-scan", "--only", "context.mode", cwd=tmp_path).code == Exit.DONE
    assert "context.mode" in read_answers(tmp_path / "ours.yaml").content.answers
