"""The program between other programs: pipes, full disks, terminals, languages."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mlready.cli.console import colour
from program import EXAMPLE, TODAY, command, run

LONG = ("plan", EXAMPLE, *TODAY)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def into_a_closed_pipe(*words: object) -> tuple[int, str]:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        result = run(*words, stdout=writer)
    finally:
        os.close(writer)
    return result.code, result.err


def on_a_terminal(*words: object, **env: str) -> str:
    """Return what the program prints where its standard output is a terminal of 70 columns."""
    ours, theirs = pty.openpty()
    size = "import os, struct, fcntl, termios; fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', 40, 70, 0, 0))"
    start = f"{size}; import sys; os.execv(sys.executable, [sys.executable, '-m', 'mlready', *sys.argv[1:]])"
    given = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    process = subprocess.Popen(
        [sys.executable, "-c", start, *map(str, words)],
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=given | {"TERM": "xterm"} | env,
    )
    os.close(theirs)
    chunks = []
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(ours)
    errors = process.communicate(timeout=60)[1]
    assert (process.returncode, errors) == (0, b"")
    return b"".join(chunks).decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "words",
    [LONG, ("playbook", "show"), ("--help",), ("--version",), ("-h",), ("plan", "--help")],
    ids=lambda one: str(one[0]),
)
def test_a_reader_that_stops_early_is_no_error(words: tuple[object, ...]) -> None:
    assert into_a_closed_pipe(*words) == (0, "")


def test_the_head_of_a_document_can_be_looked_at() -> None:
    with (
        subprocess.Popen(command(*LONG), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program,
        subprocess.Popen(["/usr/bin/env", "head", "-1"], stdin=program.stdout, stdout=subprocess.PIPE) as head,
    ):
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert head.communicate(timeout=60)[0] == b"# Deployment plan: fraud-scoring\n"
        assert program.stderr.read() == b""
    assert program.returncode == 0


@pytest.mark.parametrize(
    "words", [LONG, ("playbook", "list"), ("--help",), ("--version",), ("plan", "--help")], ids=lambda one: str(one[0])
)
def test_a_full_disk_is_one_message(words: tuple[object, ...]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        result = run(*words, stdout=full)
    assert result.code == 4
    assert re.fullmatch(
        r"mlready: cannot (read or )?write (to )?standard output: no space left on device\n", result.err
    )


def test_a_full_disk_under_output_is_one_message() -> None:
    result = run(*LONG, "-o", "/dev/full")
    assert (result.code, result.err) == (4, "mlready: cannot write /dev/full: no space left on device\n")


@pytest.mark.parametrize(
    "words",
    [
        LONG,
        ("playbook", "list"),
        ("--version",),
        ("--help",),
        ("plan", "-h"),
        ("playbook", "show", "--help"),
        ("assess", "-a", EXAMPLE, "--no-scan", "-f", "text"),
        ("compare", EXAMPLE, EXAMPLE, "--no-scan"),
    ],
    ids=lambda one: str(one[0]),
)
def test_a_standard_output_that_is_closed_is_one_message(words: tuple[object, ...]) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *command(*words)], stderr=subprocess.PIPE, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (4, b"mlready: cannot write to standard output: it is closed\n")


@pytest.mark.parametrize("words", [("assess", "--plain"), ("check", "-f", "json", "--fail-on", "verdict")], ids=str)
def test_what_is_told_never_gets_into_the_document(words: tuple[object, ...], tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import sklearn\n", encoding="utf-8")
    told, untold = (
        subprocess.run(
            ["/bin/sh", "-c", script, "sh", *command(*words, *TODAY)],
            cwd=tmp_path,
            input=b"q\n",
            capture_output=True,
            check=False,
            timeout=60,
        )
        for script in ('exec "$@"', 'exec "$@" 2>&-')
    )
    assert (untold.returncode, untold.stdout) == (told.returncode, told.stdout)


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LANG": "", "LC_ALL": "POSIX"},
    ],
    ids=str,
)
@pytest.mark.parametrize("words", [LONG, ("explain", "gov.ethics")], ids=lambda one: str(one[0]))
def test_a_terminal_that_knows_few_letters_shows_what_it_can(words: tuple[object, ...], env: dict[str, str]) -> None:
    result = run(*words, env=env)
    assert (result.code, result.err) == (0, "")
    assert len(result.out.splitlines()) == len(run(*words).out.splitlines())


def test_a_file_is_utf_8_whatever_the_terminal_knows(tmp_path: Path) -> None:
    paths = tmp_path / "a.md", tmp_path / "b.md"
    assert run(*LONG, "-o", paths[0]).code == 0
    assert run(*LONG, "-o", paths[1], env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}).code == 0
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_terminal_gets_colours_in_its_own_width() -> None:
    text = on_a_terminal("assess", "-a", EXAMPLE, *TODAY)
    assert ANSI.search(text)
    *lines, step = ANSI.sub("", text).splitlines()
    assert max(map(len, lines)) <= 70
    assert step.startswith("Next: mlready plan ")


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_a_terminal_may_refuse_colours(env: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal("assess", "-a", EXAMPLE, *TODAY, **env)


def test_colours_may_be_refused_by_an_option() -> None:
    assert "\x1b" not in on_a_terminal("assess", "-a", EXAMPLE, *TODAY, "--no-color")


def test_a_pipe_gets_no_colours_unless_forced() -> None:
    assert "\x1b" not in run("assess", "-a", EXAMPLE, *TODAY).out
    assert "\x1b" in run("assess", "-a", EXAMPLE, *TODAY, env={"FORCE_COLOR": "1"}).out
    assert "\x1b" not in run("assess", "-a", EXAMPLE, *TODAY, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out


def test_a_file_gets_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert colour(None, no_color=False)
    assert not colour(Path("out.txt"), no_color=False)


def test_the_document_alone_goes_to_standard_output(tmp_path: Path) -> None:
    result = run("init", tmp_path)
    assert result.out == ""
    assert result.err.count("wrote ") == 4
