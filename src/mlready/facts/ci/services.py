"""CI services with a small file of their own: CircleCI, Bitbucket, Travis, Cloud Build, CodeBuild, Drone and others."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from mlready.facts.ci.job import Job, as_text, starts, without_version
from mlready.facts.ci.matrix import filled, of_environments
from mlready.facts.ci.systems import BY_HAND, gate_of, likely_systems, starts_of
from mlready.facts.ci.variables import secret_variables
from mlready.facts.source import Source
from mlready.facts.yaml_events import Document, documents, listed, mapping
from mlready.model.fact import Fact

_SCRIPTS: Final = frozenset(
    {
        "after_build",
        "after_success",
        "before_build",
        "before_deploy",
        "before_install",
        "cmd",
        "code",
        "command",
        "commands",
        "ci",
        "content",
        "deploy",
        "install",
        "onexecute",
        "ps",
        "run",
        "script",
        "sh",
    }
)
# A container gets a list as the words of one command; elsewhere a list is one command after the other.
_CONTAINERS: Final = frozenset({"taskcluster", "tekton", "concourse"})
_USED: Final = frozenset({"image", "uses", "pipe", "provider", "entrypoint"})
_MAX_DEPTH: Final = 16
_SHELL_TEXT: Final = re.compile(r"-[a-z]{0,3}c[a-z]{0,2}")
_NOT_STEPS: Final = frozenset(
    {"environment", "env", "variables", "orbs", "definitions", "parameters", "substitutions", "options"}
)


def read_service(source: Source) -> Iterator[Fact]:
    """Yield what the pipeline of one of the services does."""
    systems = likely_systems(source)
    for document in documents(source.text) if systems else []:
        data = mapping(document.data)
        system = systems.of(data)
        if system is None:
            continue
        begun = tuple(starts_of(system, data, source))
        if begun == (BY_HAND,):
            yield from starts(source, system, [(BY_HAND, 1)])
            continue
        job = Job(system, "", begun, "", gate_of(data))
        facts = [
            *_walk(source, document, data, (), job),
            *_by_environment(source, document, data, job),
            *_pushed(source, document, data, job),
        ]
        if any(fact.kind in {"ci.run", "ci.uses"} for fact in facts):
            yield from starts(source, system, [(name, 1) for name in begun])
            yield from facts
            yield from secret_variables(source, job, data, 1)


def _by_environment(source: Source, document: Document, data: dict[str, Any], job: Job) -> Iterator[Fact]:
    """Yield what the script of Travis runs where the environments of its jobs fill in a part of it."""
    values = of_environments(data) if job.system == "travis" else {}
    for text in listed(data.get("script")) if values else []:
        for script in islice(filled(text, values, by_shell=True), 1, None):
            yield from job.runs(source, script, document.line("script"))


def _pushed(source: Source, document: Document, data: dict[str, Any], job: Job) -> Iterator[Fact]:
    """Yield what Cloud Build does with the images that it is told of: it pushes them when the steps are done."""
    for number, image in enumerate(listed(data.get("images")) if job.system == "cloudbuild" else []):
        yield from job.runs(source, f"docker push {image}", document.line("images", number))


def _walk(
    source: Source,
    document: Document,
    value: Any,  # noqa: ANN401 - a YAML value may be anything
    path: tuple[str | int, ...],
    job: Job,
) -> Iterator[Fact]:
    if len(path) > _MAX_DEPTH or not isinstance(value, dict | list):
        return
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _walk(source, document, one, (*path, number), job)
        return
    if isinstance(value.get("args"), list):  # one command, its program the image where nothing else is named
        yield from _arguments(source, document, value, path, job)
    for key, one in value.items():
        yield from _entry(source, document, value, (*path, key), job)
        if key not in _NOT_STEPS:
            yield from _walk(source, document, one, (*path, key), job)


def _entry(
    source: Source, document: Document, owner: dict[str, Any], path: tuple[str | int, ...], job: Job
) -> Iterator[Fact]:
    """Yield what one key of a step or job says."""
    key, line = str(path[-1]), document.line(*path)
    value = owner.get(key)
    word = key.lower()
    if (word in _SCRIPTS or word.endswith("_script")) and not ("args" in owner and isinstance(value, list)):
        yield from job.runs(source, _one(value) if job.system in _CONTAINERS else value, line)
    if (key in _USED or (key == "name" and job.system == "cloudbuild")) and isinstance(value, str):
        yield job.uses(source, without_version(value), line, owner.get("variables"))
    if key == "orbs":
        for orb in mapping(value).values():
            yield job.uses(source, without_version(as_text(orb)), line)


def _one(value: object) -> object:
    """Return the words of a command as its text; where a shell is given one behind ``-c``, that is the text."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return value
    return value[-1] if any(_SHELL_TEXT.fullmatch(one) for one in value[:-1]) else " ".join(value)


def _arguments(
    source: Source, document: Document, step: dict[str, Any], path: tuple[str | int, ...], job: Job
) -> Iterator[Fact]:
    image = without_version(as_text(step.get("name") or step.get("image"))).rpartition("/")[2]
    program = step.get("command") or step.get("entrypoint") or step.get("path") or image
    words = [str(one) for one in (*listed(program), *step["args"]) if isinstance(one, str | int)]
    yield from job.runs(source, _one(words), document.line(*path, "args"))
