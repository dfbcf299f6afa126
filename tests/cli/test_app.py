import errno
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mlready import __version__
from mlready.cli import assess as assess_command
from mlready.cli.app import COMMANDS, DEBUG, build
from mlready.cli.help import HELP
from mlready.errors import Exit
from program import EXAMPLE, invoke, run

PLAYBOOK_COMMANDS = ("list", "show", "lint", "diff", "schema", "new")
EVERY_COMMAND = [(), *((name,) for name in COMMANDS), *(("playbook", name) for name in PLAYBOOK_COMMANDS)]


def options(text: str) -> Iterator[str]:
    """Yield every long option that a help text names at the start of a line."""
    yield from re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", text, re.MULTILINE)


def breaking(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make ``assess`` raise `error`."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(assess_command, "assess_request", fail)


@pytest.mark.parametrize("words", EVERY_COMMAND, ids=" ".join)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help_within_eighty_columns(words: tuple[str, ...], flag: str) -> None:
    result = invoke(*words, flag)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"Usage: {' '.join(['mlready', *words])} ")
    assert max(map(len, result.out.splitlines())) <= 80


@pytest.mark.parametrize("words", EVERY_COMMAND[1:], ids=" ".join)
def test_every_option_says_what_it_does(words: tuple[str, ...]) -> None:
    text = invoke(*words, "--help").out
    for name in options(text):
        assert re.search(rf"{name}\b[^\n]*(\n {{10,}}[^\n]+|[A-Z]\w+ [^\n]+)", text), name


def test_the_stored_help_is_the_real_help() -> None:
    assert invoke("--help", env={"COLUMNS": "80"}).out == HELP
    assert run("--help").out == HELP


def test_the_stored_help_names_every_command() -> None:
    assert re.findall(r"^  ([a-z]+)  ", HELP.split("Commands:")[1], re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("words", [["--version"], ["--version", "plan"]])
def test_the_version_is_printed_alone_and_before_a_command(words: list[str]) -> None:
    assert invoke(*words).out == f"mlready {__version__}\n"
    result = run(*words)
    assert (result.code, result.out, result.err) == (0, f"mlready {__version__}\n", "")


def test_only_the_command_that_is_named_is_loaded() -> None:
    app = build(("plan",))
    assert [command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands] == [
        "plan"
    ]
    assert app.registered_groups == []


@pytest.mark.parametrize("words", [(), ("playbook",)])
def test_without_a_command_the_help_is_shown_and_the_code_says_usage(words: tuple[str, ...]) -> None:
    result = invoke(*words)
    assert result.code == Exit.USAGE
    assert "Commands:" in result.out + result.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nonsense"], "No such command 'nonsense'."),
        (["plan"], "Missing argument 'ANSWERS'."),
        (["explain"], "Missing argument 'ID'."),
        (["assess", "--nonsense"], "No such option: --nonsense"),
        (["assess", "--format", "xml"], "'xml' is not one of 'text', 'json', 'markdown'."),
        (["plan", "a.yaml", "--format", "text"], "'text' is not one of 'markdown', 'json'."),
        (["playbook", "show", "--format", "yaml"], "'yaml' is not one of 'text', 'json'."),
        (["playbook", "schema", "nonsense"], "there is no schema of 'nonsense': answers, config,"),
        (["playbook", "diff", "startup"], "Missing argument 'NEW'."),
        (["playbook", "nonsense"], "No such command 'nonsense'."),
    ],
)
def test_words_that_do_not_fit_together_are_usage_errors(words: list[str], says: str) -> None:
    result = invoke(*words)
    assert result.code == Exit.USAGE
    assert says in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    ("words", "says", "hint"),
    [
        (
            ["assess", "-a", EXAMPLE, "--today", "tomorrow"],
            "--today takes a date such as 2026-11-21, not 'tomorrow'",
            "",
        ),
        (["plan", EXAMPLE, "--today", "2026-02-30"], "--today takes a date such as 2026-11-21, not '2026-02-30'", ""),
        (["plan", EXAMPLE, "--today", "9999-12-30"], "--today takes a year from 1900 to 9800, not 9999", ""),
        (
            ["explain", "gov.ethic"],
            "nothing here is called 'gov.ethic'; did you mean gov.ethics?",
            "`mlready playbook show` lists ids; those of a playbook of yours with --playbook NAME",
        ),
        (
            ["explain", "zzz"],
            "nothing here is called 'zzz'",
            "`mlready playbook show` lists ids; those of a playbook of yours with --playbook NAME",
        ),
        (["playbook", "new", "../x"], "'../x' is no id: write lower case letters, digits and hyphens", ""),
        (
            ["playbook", "schema", "config", "--playbook", "startup"],
            "--playbook and --overlay go with the schema of answers",
            "",
        ),
    ],
)
def test_our_own_usage_errors_are_one_message(words: list[str], says: str, hint: str) -> None:
    result = invoke(*words)
    assert result.code == Exit.USAGE
    assert result.err == f"mlready: {says}\n" + (f"hint: {hint}\n" if hint else "")
    assert result.out == ""


def test_a_bug_is_owned_up_to_and_told_from_everything_foreseen(monkeypatch: pytest.MonkeyPatch) -> None:
    breaking(RuntimeError("two\nlines"), monkeypatch)
    result = invoke("assess", "-a", EXAMPLE)
    assert result.code == 70
    assert result.err == (
        "mlready: this is a bug in mlready (RuntimeError: two\nlines); set MLREADY_DEBUG=1 to see where\n"
    )
    assert result.out == ""


def test_a_bug_shows_where_it_is_to_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    breaking(RuntimeError("here"), monkeypatch)
    monkeypatch.setenv(DEBUG, "1")
    result = CliRunner().invoke(build(), ["assess", "-a", str(EXAMPLE)])
    assert isinstance(result.exception, RuntimeError)


def test_what_is_no_bug_ends_as_ever_where_somebody_looks_for_one(tmp_path: Path) -> None:
    result = invoke("plan", tmp_path / "gone.yaml", env={DEBUG: "1"})
    assert (result.code, result.err) == (Exit.TARGET, invoke("plan", tmp_path / "gone.yaml").err)


def test_an_interruption_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    breaking(KeyboardInterrupt(), monkeypatch)
    result = invoke("assess", "-a", EXAMPLE)
    assert (result.code, result.err) == (Exit.INTERRUPTED, "mlready: interrupted\n")


def test_trouble_of_the_operating_system_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    breaking(PermissionError(errno.EACCES, "Permission denied", "/secret"), monkeypatch)
    result = invoke("assess", "-a", EXAMPLE)
    assert result.code == Exit.TARGET
    assert result.err == "mlready: cannot read or write /secret: permission denied\n"


def test_a_name_that_no_file_system_takes_is_no_bug(tmp_path: Path) -> None:
    for words in (["assess", "a" * 300], ["init", "a" * 300], ["plan", "a" * 300]):
        result = invoke(*words)
        assert result.code == Exit.TARGET
        assert "file name too long" in result.err
    assert list(tmp_path.iterdir()) == []


def test_messages_never_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text('schema: mlready.answers/1\nanswers: {"\\e[31mred\\a": 3}\n', encoding="utf-8")
    result = invoke("assess", "-a", path)
    assert result.code == Exit.DOCUMENT
    assert "[31mred" in result.err
    assert all(char.isprintable() or char == "\n" for char in result.err)
