"""`mlready check` in a process that may take so much time and memory, and no more."""

import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from os import environ
from pathlib import Path

from program import Result, command

SECONDS = 20
BYTES = 1_000_000_000
FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown")


def check(
    *words: object,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    program: Sequence[str] | None = None,
    seconds: int = SECONDS,
) -> Result:
    """Run ``mlready check`` with `words`; it is killed where it takes more than `seconds` of the processor."""
    words = ("check", *words, "--today", "2026-11-21")
    done = subprocess.run(
        [*(program or ()), *map(str, words)] if program else list(command(*words)),
        cwd=cwd,
        env={"PATH": environ["PATH"], "LANG": "C.UTF-8", **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=8 * seconds,
        preexec_fn=lambda: _bound(seconds),
    )
    assert done.returncode >= 0, f"killed by signal {-done.returncode}: {done.stderr[-2000:]!r}"
    return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def _bound(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def ended_well(result: Result) -> bool:
    """Return whether a run ended in a finding or in a sentence, and not in a crash."""
    return result.code in {0, 1, 3, 4} and "Traceback" not in result.err and "internal" not in result.err.lower()
