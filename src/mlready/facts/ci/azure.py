"""Azure Pipelines: stages, jobs, deployments and steps, in a pipeline or a template of one."""

import re
from collections.abc import Iterator
from typing import Any, Final

from mlready.facts.ci.job import Job, as_text, starts, without_version
from mlready.facts.ci.variables import secret_variables
from mlready.facts.source import Source
from mlready.facts.yaml_events import Document, documents, listed, mapping
from mlready.model.fact import Fact

_LIKELY: Final = re.compile(r"^[\"']?(?:stages|jobs|steps)[\"']?[ \t]*:", re.MULTILINE)
_SCRIPTS: Final = ("script", "bash", "pwsh", "powershell")
_INLINE: Final = ("inlineScript", "script", "arguments")
_MAX_DEPTH: Final = 20


def read_azure(source: Source) -> Iterator[Fact]:
    """Yield what a YAML file does, where it is a pipeline of Azure or a template of one."""
    if not _LIKELY.search(source.text):
        return
    for document in documents(source.text)[:1]:
        data = mapping(document.data)
        if not _is_pipeline(data):
            return
        found = list(_starts(data, document))
        yield from starts(source, "azure", found, _branches(data))
        names = tuple(dict.fromkeys(name for name, _ in found)) or ("call",)
        yield from _walk(
            source,
            document,
            data,
            (),
            Job("azure", "", names, _branches(data), "manual" if names == ("hand",) else ""),
        )
        yield from secret_variables(source, Job("azure", "", names), data, 1)


def _is_pipeline(data: dict[str, Any]) -> bool:
    """Tell a pipeline by its form: many files of other tools hold ``jobs`` or ``steps`` as well."""
    parts = [one for key in ("stages", "jobs", "steps") for one in listed(data.get(key)) if isinstance(one, dict)]
    marks = {"task", "script", "bash", "pwsh", "powershell", "checkout", "template", "job", "deployment", "stage"}
    bodies = isinstance(data.get("jobs"), list | None) and isinstance(data.get("stages"), list | None)
    return (
        bodies
        and any(marks & set(part) for part in parts)
        and "apiVersion" not in data
        and "resource_group" not in data
    )


def _starts(data: dict[str, Any], document: Document) -> Iterator[tuple[str, int]]:
    """Yield what starts it; without ``trigger`` every push does, and a template starts by being called."""
    trigger = data.get("trigger", ...)
    if trigger is ... and not {"pool", "pr", "resources", "schedules", "name"} & set(data):
        yield "call", 1
        return
    if trigger == "none" or (trigger is ... and data.get("pr", ...) == "none"):
        other = [("event", document.line("resources"))] if mapping(data.get("resources")).get("pipelines") else []
        yield from other or [("hand", document.line("trigger"))]
    else:
        yield "change", document.line("trigger")
    if data.get("pr", "none") != "none":
        yield "change", document.line("pr")
    if data.get("schedules"):
        yield "time", document.line("schedules")


def _branches(data: dict[str, Any]) -> str:
    trigger = data.get("trigger")
    branches = mapping(trigger).get("branches") if isinstance(trigger, dict) else trigger
    return as_text(mapping(branches).get("include") if isinstance(branches, dict) else branches)


def _walk(
    source: Source,
    document: Document,
    value: Any,  # noqa: ANN401 - a YAML value may be anything
    path: tuple[str | int, ...],
    job: Job,
) -> Iterator[Fact]:
    """Go down through stages, jobs, strategies and steps."""
    if len(path) > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _walk(source, document, one, (*path, number), job)
        return
    if not isinstance(value, dict) or _never(value):
        return
    job = _inside(value, job)
    if {"job", "deployment"} & set(value):
        yield job.fact(source, document.line(*path))
    yield from _step(source, document, value, path, job)
    for key, one in value.items():
        if isinstance(one, dict | list) and key not in {"inputs", "env", "variables", "resources"}:
            yield from _walk(source, document, one, (*path, key), job)


def _inside(value: dict[str, Any], job: Job) -> Job:
    name = value.get("deployment") or value.get("job") or value.get("stage")
    gate = job.gate
    environment = value.get("environment")
    environment = environment.get("name") if isinstance(environment, dict) else environment
    if "deployment" in value and environment:
        gate = f"environment:{as_text(environment)}"
    return Job(job.system, as_text(name) or job.name, job.starts, job.branches, gate)


def _step(
    source: Source, document: Document, step: dict[str, Any], path: tuple[str | int, ...], job: Job
) -> Iterator[Fact]:
    for key in _SCRIPTS:
        if isinstance(step.get(key), str):
            yield from job.runs(source, step[key], document.line(*path, key))
    task = step.get("task")
    if isinstance(task, str):
        inputs = mapping(step.get("inputs"))
        yield job.uses(source, without_version(task), document.line(*path, "task"), inputs)
        for key in _INLINE:
            if isinstance(inputs.get(key), str):
                yield from job.runs(source, inputs[key], document.line(*path, "inputs", key))
    template = step.get("template")
    if isinstance(template, str):
        yield job.uses(source, without_version(template), document.line(*path, "template"), step.get("parameters"))


def _never(value: dict[str, Any]) -> bool:
    condition, enabled = (str(value.get(key)).lower() for key in ("condition", "enabled"))
    return condition in {"false", "false()"} or enabled == "false"
