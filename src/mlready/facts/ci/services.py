"""CI services with a small file of their own: CircleCI, Bitbucket, Travis, Cloud Build, CodeBuild, Drone and others."""

import re
from collections.abc import Iterator
from typing import Any, Final

from mlready.facts.ci.job import Job, as_text, starts, without_version
from mlready.facts.ci.variables import secret_variables
from mlready.facts.source import Source
from mlready.facts.templates import generated_path
from mlready.facts.yaml_events import Document, documents, listed, mapping
from mlready.model.fact import Fact

# Which system reads which path. What the files call their parts is told by `_PARTS`.
_SYSTEMS: Final = (
    ("circleci", re.compile(r"\.circleci/config\.ya?ml")),
    ("bitbucket", re.compile(r"bitbucket-pipelines\.ya?ml")),
    ("travis", re.compile(r"\.travis\.ya?ml")),
    (
        "cloudbuild",
        re.compile(r"(?:.*/)?[^/]*cloudbuild[^/]*\.(?:ya?ml|json)|(?:.*/)?cloudbuild/[^/]+\.ya?ml", re.IGNORECASE),
    ),
    ("codebuild", re.compile(r"(?:.*/)?[^/]*buildspec[^/]*\.ya?ml|(?:.*/)?buildspecs?/[^/]+\.ya?ml", re.IGNORECASE)),
    ("drone", re.compile(r"\.drone\.ya?ml|\.woodpecker(?:\.ya?ml|/[^/]+\.ya?ml)")),
    ("buildkite", re.compile(r"\.buildkite/[^/]+\.ya?ml")),
    ("semaphore", re.compile(r"\.semaphore/[^/]+\.ya?ml")),
    ("cirrus", re.compile(r"\.cirrus\.ya?ml")),
    ("appveyor", re.compile(r"\.?appveyor\.ya?ml")),
    ("codefresh", re.compile(r"codefresh\.ya?ml")),
)
_SCRIPTS: Final = frozenset(
    {
        "command",
        "commands",
        "run",
        "script",
        "before_script",
        "install",
        "before_install",
        "args",
        "test_script",
        "deploy",
    }
)
_USED: Final = frozenset({"name", "image", "uses", "pipe", "provider", "entrypoint"})
_MAX_DEPTH: Final = 16
_NOT_STEPS: Final = frozenset(
    {"environment", "env", "variables", "orbs", "definitions", "parameters", "substitutions", "options"}
)


def read_service(source: Source) -> Iterator[Fact]:
    """Yield what the pipeline of one of the services does."""
    path = generated_path(source.path)
    system = next((name for name, pattern in _SYSTEMS if pattern.fullmatch(path)), None)
    if system is None:
        return
    for document in documents(source.text):
        if not isinstance(document.data, dict):
            continue
        job = Job(system, "", ("change",), "", _gate(document.data))
        facts = list(_walk(source, document, document.data, (), job))
        if any(fact.kind in {"ci.run", "ci.uses"} for fact in facts):
            yield from starts(source, system, [("change", 1)])
            yield from facts
            yield from secret_variables(source, job, document.data, 1)


def _gate(data: dict[str, Any]) -> str:
    """Return ``approval`` where a workflow holds a job of that type."""
    waiting: list[Any] = [data.get("workflows"), data.get("pipelines")]
    taken = 0
    while waiting and taken < 5_000:  # noqa: PLR2004 - no real file comes near it
        taken += 1
        one = waiting.pop()
        if isinstance(one, dict):
            if one.get("type") == "approval" or one.get("trigger") == "manual":
                return "approval"
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return ""


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
    if isinstance(value.get("args"), list):  # a step of Cloud Build: one command, its program the image
        yield from _arguments(source, document, value, path, job)
    for key, one in value.items():
        yield from _entry(source, document, value, (*path, key), job)
        if key not in _NOT_STEPS:
            yield from _walk(source, document, one, (*path, key), job)


def _entry(
    source: Source, document: Document, owner: dict[str, Any], path: tuple[str | int, ...], job: Job
) -> Iterator[Fact]:
    """Yield what one key of a step or job says."""
    key, line = path[-1], document.line(*path)
    value = owner.get(str(key))
    if key in _SCRIPTS and key != "args":
        yield from job.runs(source, value, line)
    if key in _USED and isinstance(value, str):
        yield job.uses(source, without_version(value), line, owner.get("variables"))
    if key == "orbs":
        for orb in mapping(value).values():
            yield job.uses(source, without_version(as_text(orb)), line)


def _arguments(
    source: Source, document: Document, step: dict[str, Any], path: tuple[str | int, ...], job: Job
) -> Iterator[Fact]:
    arguments = [as_text(one) if len(as_text(one)) < len(str(one)) else str(one) for one in listed(step["args"])]
    image = as_text(step.get("name") or step.get("image"))
    program = as_text(step.get("entrypoint")) or without_version(image).rpartition("/")[2]
    texts = [str(one) for one in listed(step["args"]) if isinstance(one, str)]
    line = document.line(*path, "args")
    if any(re.fullmatch(r"-[a-z]*c", one) for one in texts):
        yield from job.runs(source, texts[-1], line)
    else:
        yield from job.runs(source, " ".join([program, *arguments]), line)
