"""Facts about tasks, the same for each runner.

``task.run``: a command of a task, with `runner` (the programs that start it, joined by ``|``), `task` (its name), and
`default` where the runner starts it when no task is named. A shell script is a task whose runner is empty and whose
name is its path; of a table of cron it is ``cron``.
"""

from collections.abc import Iterator

from mlready.facts.shell import commands
from mlready.facts.source import Source
from mlready.model.fact import Fact


def task_runs(  # noqa: PLR0913 - each is one word of the fact
    source: Source, script: str, line: int, *, runner: str, task: str, default: bool = False
) -> Iterator[Fact]:
    """Yield the commands of `script`, the text of `task`, that stands at `line`."""
    for command in commands(script):
        yield source.fact(
            "task.run", command.name, line + command.line, runner=runner, task=task, default="yes" if default else ""
        )
