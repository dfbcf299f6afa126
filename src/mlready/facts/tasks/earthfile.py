"""Earthfiles: targets that build images, run commands and push, each under a name with a plus."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from mlready.facts.continued import continued
from mlready.facts.source import Source
from mlready.facts.tasks.task import task_runs
from mlready.model.fact import Fact

_TARGET: Final = re.compile(r"([a-z][\w.-]*):[ \t]*$")
_STEP: Final = re.compile(r"[ \t]+(RUN|BUILD|FROM|COPY|SAVE IMAGE)[ \t]+(\S.*)$")
_OPTIONS: Final = re.compile(r"(?:--[\w-]+(?:=\S+)?[ \t]+)+")
_CALLED: Final = re.compile(r"(\+[\w.-]+)")
MAX_STEPS: Final = 2_000


def read_earthfile(source: Source) -> Iterator[Fact]:
    """Yield the commands behind each target; the targets that it builds on are calls of them."""
    for target, step, said, line in islice(_steps(source.text), MAX_STEPS):
        bare = _OPTIONS.sub("", said, count=1) if _OPTIONS.match(said) else said
        called = _CALLED.search(said)
        script = f"earthly {called[1]}" if called and step != "RUN" else ""
        if step == "RUN":
            script = bare
        elif step == "SAVE IMAGE":
            script = f"docker push {bare}" if "--push" in said.split() else f"earthly save image {bare}"
        if script:
            yield from task_runs(source, script, line, runner="earthly", task=f"+{target}")


def _steps(text: str) -> Iterator[tuple[str, str, str, int]]:
    target = ""
    for number, line in continued(text):
        if found := _TARGET.match(line):
            target = found[1]
        elif target and (step := _STEP.match(line)):
            yield target, step[1], step[2], number
