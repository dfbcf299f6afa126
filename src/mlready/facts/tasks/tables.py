"""Tasks that stand in a table: in TOML, tox.ini, package.json, a Taskfile, or the files of git hooks and of jobs."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from mlready.facts.ini import read_ini
from mlready.facts.jsons import load_json
from mlready.facts.source import Source
from mlready.facts.tasks.task import task_runs
from mlready.facts.tomls import line_of, load_toml
from mlready.facts.yaml_events import documents, listed, mapping
from mlready.model.fact import Fact

# Where tables of tasks stand in TOML, and which programs start them.
_TABLES: Final = (
    (("tool", "poe", "tasks"), "poe"),
    (("tool", "pdm", "scripts"), "pdm"),
    (("tool", "hatch", "envs", "*", "scripts"), "hatch"),
    (("tool", "taskipy", "tasks"), "task"),
    (("tool", "pixi", "tasks"), "pixi"),
    (("tool", "pixi", "feature", "*", "tasks"), "pixi"),
    (("tool", "rye", "scripts"), "rye"),
    (("tool", "pyprojectx", "aliases"), "px|pw"),
    (("tasks",), "mise|pixi"),
    (("envs", "*", "scripts"), "hatch"),
    (("feature", "*", "tasks"), "pixi"),
    (("scripts",), "pipenv"),
)
_TEXTS: Final = ("cmd", "shell", "run", "composite", "sequence", "chain", "command", "script", "args")
_CALLS: Final = ("depends", "depends-on", "depends_on", "deps", "uses", "ref")
MAX_PARTS: Final = 500
# What says in tox.ini for which environments a command is: ``lint: ruff check``.
_FACTOR: Final = re.compile(r"^[ \t]*[\w.{},!-]+:[ \t]+", re.MULTILINE)
_JOB: Final = re.compile(r"^(?:entrypoint|command|run|cmd):", re.MULTILINE)


def read_toml_tasks(source: Source) -> Iterator[Fact]:
    """Yield the commands of the tasks in a TOML file."""
    data = load_toml(source.text)
    for path, runner in _TABLES:
        for table in _tables(data, path):
            for name, body in table.items():
                line = line_of(source.text, name)
                yield from _runs(source, body, line, runner, name)
    legacy = mapping(mapping(mapping(data.get("tool")).get("tox"))).get("legacy_tox_ini")
    if isinstance(legacy, str):
        yield from _tox(source, legacy)
    environments = mapping(mapping(mapping(data.get("tool")).get("tox") or data).get("env"))
    base = mapping(mapping(data.get("tool")).get("tox") or data).get("env_run_base")
    for name, body in [*environments.items(), ("*", base)]:
        for command in listed(mapping(body).get("commands")):
            words = " ".join(map(str, command)) if isinstance(command, list) else str(command)
            yield from task_runs(source, words, 1, runner="tox", task=name, default=True)


def read_tox(source: Source) -> Iterator[Fact]:
    """Yield the commands of each environment of tox.ini or of the same section in setup.cfg."""
    yield from _tox(source, source.text)


def read_package(source: Source) -> Iterator[Fact]:
    """Yield the scripts of package.json."""
    for name, script in mapping(mapping(load_json(source.text)).get("scripts")).items():
        if isinstance(script, str):
            line = line_of(source.text, name)
            yield from task_runs(source, script, line, runner="npm|yarn|pnpm|bun", task=name)


def read_yaml_tasks(source: Source) -> Iterator[Fact]:
    """Yield the commands of a Taskfile or of lefthook."""
    runner = "lefthook" if "lefthook" in source.name.lower() else "task"
    for document in documents(source.text)[:1]:
        for name, body in mapping(document.data).items():
            if name == "tasks" and runner == "task":
                for task, one in mapping(body).items():
                    line = document.line("tasks", task)
                    yield from _runs(source, _go_task(one), line, "task|go-task", task)
            elif runner == "lefthook":
                for job in [*mapping(mapping(body).get("commands")).values(), *listed(mapping(body).get("jobs"))]:
                    yield from _runs(source, mapping(job).get("run"), document.line(name), runner, name)


def read_hooks(source: Source) -> Iterator[Fact]:
    """Yield the hooks of a pre-commit file, by id, and what its local hooks run."""
    for document in documents(source.text)[:1]:
        for number, one in enumerate(listed(document.at("repos"))):
            repository = str(mapping(one).get("repo") or "")
            for place, hook in enumerate(listed(mapping(one).get("hooks"))):
                name = str(mapping(hook).get("id") or "")
                line = document.line("repos", number, "hooks", place)
                if not name or mapping(hook).get("stages") == ["manual"]:
                    continue
                yield source.fact("hook", name, line, repo=repository)
                entry = mapping(hook).get("entry")
                if isinstance(entry, str):
                    yield from task_runs(source, entry, line, runner="pre-commit", task=name, default=True)


def read_job_file(source: Source) -> Iterator[Fact]:
    """Yield the commands of a file that describes one job for a platform, as a script that another may start."""
    if not _JOB.search(source.text):
        return
    for document in documents(source.text)[:1]:
        for key in ("entrypoint", "command", "run", "cmd"):
            value = document.at(key)
            text = value if isinstance(value, str) else " ".join(one for one in listed(value) if isinstance(one, str))
            yield from task_runs(source, text, document.line(key), runner="", task=source.path)


def _go_task(body: object) -> object:
    """Give a call of another task the form of a command."""
    if not isinstance(body, dict):
        return body
    steps = [*({"task": one} for one in listed(body.get("deps")) if isinstance(one, str)), *listed(body.get("cmds"))]
    return {"sequence": [f"task {one['task']}" if isinstance(one, dict) and "task" in one else one for one in steps]}


def _tox(source: Source, text: str) -> Iterator[Fact]:
    for section, keys in read_ini(text).items():
        if section == "testenv" or section.startswith(("testenv:", "env:", "tox:testenv")):
            value, line = keys.get("commands", ("", 1))
            name = section.partition(":")[2] or "*"
            script = _FACTOR.sub("", value).replace("{posargs}", "").replace("{envpython}", "python")
            yield from task_runs(source, script, line, runner="tox", task=name, default=True)


def _tables(data: object, path: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    if not path:
        if isinstance(data, dict):
            yield data
        return
    steps = mapping(data).values() if path[0] == "*" else [mapping(data).get(path[0])]
    for one in steps:
        yield from _tables(one, path[1:])


def _runs(source: Source, body: object, line: int, runner: str, task: str) -> Iterator[Fact]:
    """Yield the commands of a task in whichever form it stands: text, list, or a table of either."""
    for script in _scripts(body, runner.partition("|")[0]):
        yield from task_runs(source, script, line, runner=runner, task=task, default=runner == "lefthook")


def _scripts(body: object, caller: str) -> Iterator[str]:
    """Yield the texts of a task; one word may name another task, so it is a call of that as well."""
    waiting = [body]
    for _ in range(MAX_PARTS):
        if not waiting:
            return
        match waiting.pop():
            case str(text):
                yield text
                if " " not in text.strip():
                    yield f"{caller} run {text}"
            case list(parts):
                waiting.extend(reversed(parts))
            case dict(table):
                waiting.extend(table.get(key) for key in reversed((*_TEXTS, *_CALLS)))
            case _:
                pass
