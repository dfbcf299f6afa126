"""Makefiles and justfiles: recipes under the name of a target, and shell scripts."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from mlready.facts.shell import MAX_SCRIPT
from mlready.facts.source import Source
from mlready.facts.tasks.task import task_runs
from mlready.model.fact import Fact

_TARGET: Final = re.compile(r"([A-Za-z0-9_./%@-][\w./%@ \t-]*+):(?![=])(?!:=)([^\n#]*)")
_RECIPE: Final = re.compile(r"@?([A-Za-z_][\w-]*+)(?:[ \t][^:\n]*+)?:(?!=)([^\n#]*)")
# A line that begins with a tab is the shell's: what it sets is no variable of make's.
_VARIABLE: Final = re.compile(
    r"(?m)^ *+(?:(?:export|override)[ \t]++|[^\s:=#]++:[ \t]++)?([A-Za-z_]\w*+)[ \t]*+(?:::?|\?)?=[ \t]*([^\n#]*)"
)
_OF_MAKE: Final = {"MAKE": "make"}
_USE: Final = re.compile(r"\$[({]([A-Za-z_]\w*)[)}]|\{\{\s*([A-Za-z_]\w*)\s*\}\}")
_JUST_VARIABLE: Final = re.compile(r"(?<!\w)([A-Za-z_]\w*+)[ \t]*+:=[ \t]*[\"']?([^\n\"'#]*)")
MAX_NAMES: Final = 8
MAX_RULES: Final = 3_000
MAX_CALLED: Final = 50
# Of all recipes together, with the values of variables filled in.
MAX_FILLED: Final = 300_000
# What a script asks of the scheduler of a cluster, in comments that only this one reads.
_BATCH: Final = re.compile(r"^#(?:SBATCH|PBS|BSUB)[ \t]+(-[^\n]{1,200})", re.MULTILINE)
MAX_ASKED: Final = 50
# When, on five fields or by a word; who, in a table of the system; and what.
_CRON_LINE: Final = re.compile(
    r"(?:@(?:hourly|daily|weekly|monthly|yearly|midnight)[ \t]++"
    r"|(?:[\d*][\d*/,-]*+[ \t]++){3}(?:[\d*/,-]++|[A-Za-z]{3})[ \t]++"
    r"(?:[\d*/,-]++|[A-Za-z]{3}(?:-[A-Za-z]{3})?)[ \t]++)"
    r"(?:(?:root|app|www-data|nobody|user)[ \t]++)?([^\n]{1,300})"
)
_SHELL_SCRIPT: Final = re.compile(r"#![^\n]*\b(?:ba|z|k|da)?sh\b")


def read_make(source: Source) -> Iterator[Fact]:
    """Yield the commands behind each target of a Makefile; those of its prerequisites are calls of them."""
    yield from _recipes(source, "make|gmake", _TARGET, _OF_MAKE | dict(_VARIABLE.findall(source.text)))


def read_just(source: Source) -> Iterator[Fact]:
    """Yield the commands behind each recipe of a justfile."""
    yield from _recipes(source, "just", _RECIPE, dict(_JUST_VARIABLE.findall(source.text)))


def read_script(source: Source) -> Iterator[Fact]:
    """Yield the commands of a shell script, and what a batch script asks for as options of ``sbatch``."""
    if not source.name.endswith((".sh", ".bash", ".slurm", ".sbatch", ".pbs")) and not _SHELL_SCRIPT.match(source.text):
        return
    yield from task_runs(source, source.text, 1, runner="", task=source.path)
    for asked in islice(_BATCH.finditer(source.text), MAX_ASKED):
        line = source.text.count("\n", 0, asked.start()) + 1
        yield source.fact("task.run", f"sbatch {asked[1]}".rstrip(), line, runner="", task=source.path, default="")


def read_crontab(source: Source) -> Iterator[Fact]:
    """Yield the commands of a table of cron, one of the system or of one user."""
    for number, line in islice(enumerate(source.text.split("\n"), 1), MAX_RULES):
        if found := _CRON_LINE.match(line):
            yield from task_runs(source, found[1], number, runner="cron", task=source.path)


def _recipes(source: Source, runner: str, head: re.Pattern[str], variables: dict[str, str]) -> Iterator[Fact]:
    first: str | None = None
    left = MAX_FILLED
    for tasks, called, line, body in islice(_rules(source.text, head), MAX_RULES):
        first = first or tasks[0]
        caller = runner.partition("|")[0]
        filled = _filled(body, variables)[:left]
        left -= len(filled)
        scripts = [*((f"{caller} {name}", line) for name in called[:MAX_CALLED]), (filled, line + 1)]
        for task in tasks:
            for script, start in scripts:
                yield from task_runs(source, script, start, runner=runner, task=task, default=task == first)


def _rules(text: str, head: re.Pattern[str]) -> Iterator[tuple[list[str], list[str], int, str]]:
    """Yield the names that a rule has, those that it depends on, the line that it starts, and what it runs."""
    tasks: list[str] = []
    called: list[str] = []
    body: list[str] = []
    start = 0
    for number, line in enumerate([*text.split("\n"), "end"], start=1):
        if line.startswith(("\t", "  ")) or not line.strip():
            body.append(line.strip())
            continue
        if tasks:
            yield tasks, called, start, "\n".join(body)
        found = head.match(line)
        tasks = [name for name in found[1].split() if not name.startswith(".")][:MAX_NAMES] if found else []
        called = re.findall(r"(?<!\S)[\w./-]+(?!\S)", found[2].partition(";")[0]) if found else []
        body, start = [], number


def _filled(script: str, variables: dict[str, str]) -> str:
    """Put the values of variables where they are used, two deep, as deep as commands go; ``$$`` is a dollar to make."""
    for _ in range(2):
        script = _USE.sub(lambda found: variables.get(found[1] or found[2], found[0])[:200], script[:MAX_SCRIPT])
    return script[:MAX_SCRIPT].replace("$$", "$")
