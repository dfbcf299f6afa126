"""The program as its users run it: in this process, where that is enough, or in one of its own."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import environ
from pathlib import Path
from typing import IO

from typer.testing import CliRunner

from mlready.cli.app import build

EXAMPLE = Path(__file__).parents[1] / "examples" / "fraud-scoring" / "mlready-answers.yaml"
TODAY = ("--today", "2026-11-21")
# What a person's own shell may hold would otherwise show in the results.
_UNSET = {"MLREADY_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONUTF8", "PYTHONIOENCODING"}


@dataclass(frozen=True)
class Result:
    """How one run of the program ended."""

    code: int
    out: str
    err: str


def invoke(*words: object, env: Mapping[str, str] | None = None) -> Result:
    """Run the program in this process, without a terminal."""
    unset: dict[str, str | None] = dict.fromkeys(_UNSET)
    given = CliRunner().invoke(build(), [str(word) for word in words], env=unset | dict(env or {}), prog_name="mlready")
    if given.exception is not None and not isinstance(given.exception, SystemExit):
        raise given.exception
    return Result(given.exit_code, given.stdout, given.stderr)


def run(
    *words: object, cwd: Path | None = None, env: Mapping[str, str] | None = None, stdout: int | IO[str] | None = None
) -> Result:
    """Run the program in a process of its own."""
    done = subprocess.run(
        command(*words),
        cwd=cwd,
        env={name: value for name, value in environ.items() if name not in _UNSET} | dict(env or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if stdout is None else stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=120,
    )
    return Result(
        done.returncode, (done.stdout or b"").decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    )


def command(*words: object) -> Sequence[str]:
    """Return the words that start the program."""
    return [sys.executable, "-m", "mlready", *map(str, words)]
