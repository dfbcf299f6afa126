"""Completion in the shells themselves: each gets the script that the program writes, and a person presses Tab.

PowerShell is not started: what its script hands on is handed on in the same way, and the answer is read as it does.
"""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from terminal import Terminal


def shell(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"there is no {name} here")
    return path


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which `mlready` is a program on the path, and the home is empty."""
    program = tmp_path / "bin" / "mlready"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mlready "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
    }


def printed(words: list[str], environment: dict[str, str], **given: str) -> str:
    done = subprocess.run(
        words,
        env=environment | given,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=environment["HOME"],
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def script(name: str, environment: dict[str, str]) -> str:
    """Return what `--show-completion` prints in a shell of that name."""
    return printed(["mlready"], environment, _MLREADY_COMPLETE=f"source_{name}").strip()


def in_bash(line: str, environment: dict[str, str]) -> set[str]:
    words = " ".join(f"'{word}'" for word in line.split(" "))
    asked = f"""
{script("bash", environment)}
COMP_WORDS=({words}); COMP_CWORD={line.count(" ")}
[[ $(complete -p mlready) == *"-F _mlready_completion mlready" ]] && _mlready_completion mlready
printf "%s\\n" "${{COMPREPLY[@]}}"
"""
    return set(printed([shell("bash"), "--norc", "-c", asked], environment).split())


def in_zsh(line: str, environment: dict[str, str]) -> set[str]:
    """Press Tab at the prompt, since zsh completes nowhere else, and read what stands below until the next command."""
    home = Path(environment["HOME"])
    (home / "_mlready").write_text(script("zsh", environment), encoding="utf-8")
    ours, theirs = pty.openpty()
    started = [shell("zsh"), "-f", "-i"]
    process = subprocess.Popen(
        started, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, cwd=home, start_new_session=True
    )
    os.close(theirs)
    terminal = Terminal(process, ours)
    try:
        terminal.press(
            "stty columns 200 rows 60; fpath=($HOME $fpath); autoload -Uz compinit; compinit -u; PS1=now'> '\r"
        )
        terminal.wait_for("now> ")
        before = 0
        # The first Tab loads the file and offers nothing yet: so are all files that Typer writes for zsh.
        for words in ("mlready ", line):
            before = len(terminal.raw)
            terminal.press(f"{words}\t", "\x15print that-is-'all'\r")
            terminal.wait_for("that-is-all")
            terminal.wait_for("now> ")
        return set(re.findall(r"[\w-]+", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", " ", terminal.raw[before:])))
    finally:
        process.kill()
        process.wait()
        terminal.close()


def in_fish(line: str, environment: dict[str, str]) -> set[str]:
    (Path(environment["HOME"]) / "mlready.fish").write_text(script("fish", environment), encoding="utf-8")
    asked = f"source ~/mlready.fish; complete --do-complete '{line}'"
    shown = printed([shell("fish"), "--no-config", "-c", asked], environment)
    return {one.split("\t")[0] for one in shown.splitlines()}


def in_powershell(line: str, environment: dict[str, str]) -> set[str]:
    shown = printed(
        ["mlready"],
        environment,
        _MLREADY_COMPLETE="complete_powershell",
        _TYPER_COMPLETE_ARGS=line,
        _TYPER_COMPLETE_WORD_TO_COMPLETE=line.rpartition(" ")[2],
    )
    return {one.split(":::")[0].strip() for one in shown.splitlines()}


SHELLS = {"bash": in_bash, "zsh": in_zsh, "fish": in_fish, "powershell": in_powershell}
EVERY_SHELL = pytest.mark.parametrize("name", SHELLS)


@EVERY_SHELL
@pytest.mark.parametrize(
    ("line", "offered", "refused"),
    [
        ("mlready c", {"check", "compare"}, {"assess", "plan"}),
        ("mlready check --f", {"fail-on", "format"}, {"answers", "quiet"}),
        ("mlready check --format ", {"text", "json", "sarif", "junit", "github", "gitlab", "markdown"}, {"html"}),
    ],
)
def test_tab_offers_what_may_stand_there(
    name: str, line: str, offered: set[str], refused: set[str], environment: dict[str, str]
) -> None:
    shown = {one.lstrip("-") for one in SHELLS[name](line, environment)}
    assert shown >= offered
    assert shown & refused == set()


def test_the_script_for_powershell_completes_this_program_by_the_answers_above(environment: dict[str, str]) -> None:
    text = script("powershell", environment)
    assert "Register-ArgumentCompleter -Native -CommandName mlready -ScriptBlock" in text
    named = set(re.findall(r"\$Env:(\w+) = ", text))
    assert named == {"_MLREADY_COMPLETE", "_TYPER_COMPLETE_ARGS", "_TYPER_COMPLETE_WORD_TO_COMPLETE"}
    assert '"complete_powershell"' in text
    assert '-Split ":::"' in text
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("bash", ".bash_completions/mlready.sh"),
        ("zsh", ".zfunc/_mlready"),
        ("fish", ".config/fish/completions/mlready.fish"),
    ],
)
def test_completion_is_set_up_for_the_shell_that_the_program_is_called_from(
    name: str, file: str, environment: dict[str, str]
) -> None:
    # With one thing to do a shell becomes the program, which then has no shell above it; with two it stays.
    told = printed([shell(name), "-c", "mlready --install-completion; true"], environment)
    assert f"{name} completion installed" in told
    assert (Path(environment["HOME"]) / file).read_text(encoding="utf-8").strip() == script(name, environment)
