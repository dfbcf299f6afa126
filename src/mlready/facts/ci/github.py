"""GitHub Actions: workflows where the platform reads them, and the composite actions that lie in the repository."""

import re
from collections.abc import Iterator
from typing import Any, Final

from mlready.facts.ci.job import Job, as_text, starts, without_version
from mlready.facts.ci.matrix import filled, of_strategy
from mlready.facts.source import Source
from mlready.facts.templates import generated_path
from mlready.facts.yaml_events import Document, documents, listed, mapping
from mlready.model.fact import Fact

_WORKFLOW: Final = re.compile(r"\.(?:github|gitea|forgejo)/workflows/[^/]+\.ya?ml")
_ELSEWHERE: Final = re.compile(r".+/\.(?:github|gitea|forgejo)/.*")
_STARTS: Final = {
    "push": "change",
    "pull_request": "change",
    "pull_request_target": "change",
    "merge_group": "change",
    "schedule": "time",
    "workflow_dispatch": "hand",
    "workflow_call": "call",
    "release": "tag",
}
_NEVER: Final = re.compile(r"(?:\$\{\{)?\s*(?:false|'false'|0|!\s*true)\s*(?:\}\})?", re.IGNORECASE)
_BY_HAND: Final = re.compile(r"github\.event_name\s*==\s*['\"]workflow_dispatch['\"]")
# What stands in the innermost brackets of a condition, and how one that only a hand meets is written in their place.
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_MAX_CONDITION: Final = 2_000
_HAND: Final = "github.event_name == 'workflow_dispatch'"
# Inputs of actions that run a script for a step: again where it fails, on another machine, in a container.
_SCRIPTS: Final = frozenset({"run", "command", "commands", "script", "inlineScript", "inline-script", "cmd", "args"})
_SECRET: Final = re.compile(r"\bsecrets(?:\.([A-Za-z_]\w*)|\[['\"]([A-Za-z_]\w*)['\"]\])")


def read_workflow(source: Source) -> Iterator[Fact]:
    """Yield what a workflow does, unless nothing can start it."""
    if not _WORKFLOW.fullmatch(generated_path(source.path)):
        return
    for document in documents(source.text)[:1]:
        found = list(_starts(document))
        if not found:
            return
        branches = as_text([*listed(document.at("on", "push", "branches"))])
        yield from starts(source, "github", found, branches)
        names = tuple(dict.fromkeys(name for name, _ in found))
        for name, job in mapping(document.at("jobs")).items():
            if isinstance(job, dict) and not _never(job.get("if")):
                yield from _job(source, document, Job("github", name, names, branches, _gate(job, names)))
        yield from _secrets(source, Job("github", "", names, branches))


def read_action(source: Source) -> Iterator[Fact]:
    """Yield what a composite action of the repository does, unless it lies with workflows that nothing starts."""
    if _ELSEWHERE.fullmatch(generated_path(source.path)):
        return
    for document in documents(source.text)[:1]:
        job = Job("github", "", ("call",))
        yield from _steps(source, document, job, ("runs", "steps"))


def _starts(document: Document) -> Iterator[tuple[str, int]]:
    on = document.at("on")
    for event in [*mapping(on)] or listed(on):
        if isinstance(event, str):
            name = _STARTS.get(event, "event")
            push = mapping(document.at("on", event))
            if event == "push" and "tags" in push and "branches" not in push:
                name = "tag"
            yield name, document.line("on", event)


def _gate(job: dict[str, Any], names: tuple[str, ...]) -> str:
    environment = job.get("environment")
    name = as_text(environment.get("name") if isinstance(environment, dict) else environment)
    if name:
        return f"environment:{name}"
    by_hand = set(names) == {"hand"} or _only_by_hand(str(job.get("if"))[:_MAX_CONDITION])
    return "manual" if by_hand else ""


def _only_by_hand(condition: str) -> bool:
    """Return whether every way to meet a condition asks for a start by hand.

    >>> _only_by_hand("github.event_name == 'workflow_dispatch' && (inputs.to == 'a' || inputs.to == 'b')")
    True
    >>> _only_by_hand("github.event.workflow_run.conclusion == 'success' || github.event_name == 'workflow_dispatch'")
    False
    """
    if not _BY_HAND.search(condition):
        return False
    found = 1
    while found:
        condition, found = _BRACKETS.subn(lambda inner: _HAND if _each_by_hand(inner[0]) else "", condition)
    return _each_by_hand(condition)


def _each_by_hand(condition: str) -> bool:
    return all(_BY_HAND.search(way) for way in condition.split("||"))


def _job(source: Source, document: Document, job: Job) -> Iterator[Fact]:
    path = ("jobs", job.name)
    line = document.line(*path)
    yield job.fact(source, line)
    body = mapping(document.at(*path))
    called = body.get("uses")
    if isinstance(called, str):
        yield job.uses(source, without_version(called), document.line(*path, "uses"), body.get("with"))
    image = body.get("container")
    image = image.get("image") if isinstance(image, dict) else image
    if isinstance(image, str):
        yield job.uses(source, without_version(image), document.line(*path, "container"))
    yield from _steps(source, document, job, (*path, "steps"), of_strategy(body))


def _steps(
    source: Source, document: Document, job: Job, path: tuple[str, ...], matrix: dict[str, list[str]] | None = None
) -> Iterator[Fact]:
    for number, step in enumerate(listed(document.at(*path))):
        if not isinstance(step, dict) or _never(step.get("if")):
            continue
        for script in filled(step.get("run"), matrix or {}):
            yield from job.runs(source, script, document.line(*path, number, "run"))
        used = step.get("uses")
        if isinstance(used, str):
            name = without_version(used.removeprefix("docker://"))
            yield job.uses(source, name, document.line(*path, number, "uses"), step.get("with"))
            for key in sorted(_SCRIPTS & set(mapping(step.get("with")))):
                yield from job.runs(source, step["with"][key], document.line(*path, number, "with", key))


def _secrets(source: Source, job: Job) -> Iterator[Fact]:
    """Yield the secrets that the text of a workflow names outside its comments."""
    seen: set[str] = set()
    for number, line in enumerate(source.text.split("\n"), start=1):
        for found in _SECRET.finditer(line.partition(" #")[0] if not line.lstrip().startswith("#") else ""):
            name = found[1] or found[2]
            if name not in seen:
                seen.add(name)
                yield job.secret(source, name, number)


def _never(condition: object) -> bool:
    return condition is False or (isinstance(condition, str) and _NEVER.fullmatch(condition.strip()) is not None)
