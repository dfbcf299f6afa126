"""GitLab CI: the file that the platform reads, and those that lie where it is told to include them from."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from mlready.facts.ci.job import Job, as_text, starts, without_version
from mlready.facts.ci.variables import secret_variables
from mlready.facts.source import Source
from mlready.facts.templates import generated_path
from mlready.facts.yaml_events import Document, documents, listed, mapping
from mlready.model.fact import Fact

_READ: Final = re.compile(
    r"\.gitlab-ci\.ya?ml|\.gitlab(?:-ci)?/.*\.ya?ml|(?:ci/)?[^/]*\.gitlab-ci\.ya?ml", re.IGNORECASE
)
_SETTINGS: Final = frozenset(
    {
        "stages",
        "variables",
        "include",
        "default",
        "workflow",
        "image",
        "services",
        "cache",
        "before_script",
        "after_script",
        "spec",
    }
)
_MAX_EXTENDS: Final = 5
# A pipeline of GitLab has 500 at most, and no job as many keys.
_MAX_JOBS: Final = 500
_MAX_KEYS: Final = 100
_MAX_FACTS: Final = 20_000
_MAX_PARENTS: Final = 20


def read_gitlab(source: Source) -> Iterator[Fact]:
    """Yield what a pipeline of GitLab does; each job has the scripts that stand before and after all of them."""
    yield from islice(_pipeline(source), _MAX_FACTS)


def _pipeline(source: Source) -> Iterator[Fact]:
    path = generated_path(source.path)
    if not _READ.fullmatch(path):
        return
    for document in documents(source.text)[:1]:
        jobs = {
            name: _extended(mapping(document.data), job)
            for name, job in islice(mapping(document.data).items(), _MAX_JOBS)
            if isinstance(job, dict) and name not in _SETTINGS and not name.startswith(".")
        }
        included = [one for one in listed(document.at("include")) if one]
        running = {
            name: job for name, job in jobs.items() if {"script", "trigger", "run"} & set(job) and not _never(job)
        }
        if not running and not included:
            return
        root = path.count("/") == 0
        names = ("change",) if root else ("call",)
        yield from starts(source, "gitlab", [(name, 1) for name in names])
        for one in included:
            what = (
                next((one[key] for key in ("template", "component", "local", "remote") if key in one), "")
                if isinstance(one, dict)
                else one
            )
            yield Job("gitlab", "", names).uses(source, without_version(as_text(what)), document.line("include"))
        for name, job in running.items():
            yield from _job(source, document, Job("gitlab", name, names, _branches(job), _gate(job)), job)


def _extended(every: dict[str, Any], job: dict[str, Any]) -> dict[str, Any]:
    """Return `job` with what it takes from the jobs that it extends."""
    for _ in range(_MAX_EXTENDS):
        names = listed(job.get("extends"))[:_MAX_PARENTS]
        parents = [mapping(every.get(name)) for name in names if isinstance(name, str)]
        if not parents:
            break
        merged: dict[str, Any] = {}
        for parent in parents:
            merged.update(islice(parent.items(), _MAX_KEYS))
        job = {**merged, **{key: value for key, value in job.items() if key != "extends"}}
    return job


def _job(source: Source, document: Document, job: Job, body: dict[str, Any]) -> Iterator[Fact]:
    line = document.line(job.name)
    yield job.fact(source, line)
    for key in ("before_script", "script", "after_script"):
        script = body[key] if key in body else mapping(document.at("default")).get(key) or document.at(key)
        for number, one in enumerate(listed(script)):
            for text in _referred(mapping(document.data), one):
                yield from job.runs(source, text, document.line(job.name, key, number))
    image = body.get("image") or document.at("image")
    name = as_text(image.get("name") if isinstance(image, dict) else image)
    if name:
        yield job.uses(source, without_version(name), document.line(job.name, "image"))
    yield from secret_variables(source, job, body, line)


def _referred(every: dict[str, Any], step: object) -> Iterator[object]:
    """Yield a step, or the script that ``!reference [job, script]`` stands for."""
    match step:
        case [str(name), str(key)] if name in every:
            yield from listed(mapping(every[name]).get(key))
        case _:
            yield step


def _gate(job: dict[str, Any]) -> str:
    rules = [rule for rule in listed(job.get("rules")) if isinstance(rule, dict)]
    if job.get("when") == "manual" or any(rule.get("when") == "manual" for rule in rules):
        return "manual"
    environment = job.get("environment")
    name = as_text(environment.get("name") if isinstance(environment, dict) else environment)
    # An environment of GitLab holds nothing up by itself, whatever it is called.
    return f"named:{name}" if name else ""


def _branches(job: dict[str, Any]) -> str:
    conditions = [as_text(rule.get("if")) for rule in listed(job.get("rules")) if isinstance(rule, dict)]
    only = job.get("only")
    return as_text([*conditions, *listed(only.get("refs") if isinstance(only, dict) else only)])


def _never(job: dict[str, Any]) -> bool:
    rules = [rule for rule in listed(job.get("rules")) if isinstance(rule, dict)]
    return job.get("when") == "never" or (bool(rules) and all(rule.get("when") == "never" for rule in rules))
