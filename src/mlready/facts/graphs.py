"""Steps that a document links to each other, whatever tool runs them.

Fact: ``step``, named by the step; ``after`` are the steps of the document that it waits for, or that lead to it. Task
graphs, state machines, data factories and workflow files differ in their words for this, not in the idea: entries of
one list or mapping, some of which name others.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from mlready.facts.ci.systems import likely_systems
from mlready.facts.jsons import load_json
from mlready.facts.source import Source
from mlready.facts.yaml_events import Document, documents, listed, mapping
from mlready.model.fact import Fact

MAX_STEPS: Final = 2_000
MAX_NODES: Final = 50_000
# How an entry says what comes before it; and, where it says instead what comes behind it.
_BEFORE: Final = (
    "dependencies",
    "depends_on",
    "dependsOn",
    "depends",
    "needs",
    "runAfter",
    "upstream_blocks",
    "upstream",
    "after",
    "requires",
    "dependsOnTasks",
)
_BEHIND: Final = ("Next", "next", "downstream")
_NAMES: Final = ("ID", "id", "name", "task_key", "taskId", "uuid", "key", "label")
_LIKELY: Final = re.compile(rf"(?m)^[ \t\"{{-]*(?:{'|'.join((*_BEFORE, *_BEHIND))})\"?[ \t]*:")
_WORD: Final = re.compile(r"[\w.-]+")
# Files of services side by side, of CI and of tools for the work on a program: there a link is no step after another.
_OTHER_KINDS: Final = ("services", "on", "pool", "trigger", "repos", "packages", "dependencies", "devDependencies")
_CI: Final = re.compile(
    r"(?:.*/)?(?:\.github|\.gitlab|\.circleci|\.azuredevops|\.azure-pipelines|\.buildkite)/.*|.*\.gitlab-ci\.ya?ml"
    r"|(?:.*/)?[^/]*(?:cloudbuild|buildspec|package(?:-lock)?|taskfile|\.pre-commit|azure-pipelines|\.drone|\.woodpecker"
    r"|\.taskcluster|bitbucket-pipelines|appveyor)[^/]*\.(?:ya?ml|json)",
    re.IGNORECASE,
)


def read_graph(source: Source) -> Iterator[Fact]:
    """Yield the steps of each document that links any."""
    if _CI.fullmatch(source.path) or not _LIKELY.search(source.text) or likely_systems(source).named:
        return
    for document in _documents(source):
        data = document.data
        if isinstance(data, dict) and not any(key in data for key in _OTHER_KINDS):
            yield from _steps(source, document)


def _documents(source: Source) -> Sequence[Document]:
    if not source.path.lower().endswith(".json"):
        return documents(source.text)
    return [Document(load_json(source.text))]


def _steps(source: Source, document: Document) -> Iterator[Fact]:
    waiting: list[tuple[Any, tuple[str | int, ...]]] = [(document.data, ())]
    left, said = MAX_NODES, 0
    while waiting and left and said < MAX_STEPS:
        left -= 1
        value, path = waiting.pop()
        if not isinstance(value, dict | list):
            continue
        entries = list(value.items() if isinstance(value, dict) else enumerate(value))
        for key, name, after in _linked(entries):
            said += 1
            line = document.line(*path, key) if document.lines else None
            yield source.fact("step", name, line, after=" ".join(after))
        waiting.extend((one, (*path, key)) for key, one in reversed(entries))


def _linked(entries: list[tuple[Any, Any]]) -> Iterator[tuple[Any, str, list[str]]]:
    """Yield key, name and what comes before of each entry, where entries that stand together name each other."""
    named = {key: _name(key, one) for key, one in entries if isinstance(one, dict)}
    known = set(named.values())
    after: dict[str, list[str]] = {name: [] for name in known}
    for key, one in entries:
        name = named.get(key)
        if not name:
            continue
        after[name] += [word for word in _words(one, _BEFORE) if word in known and word != name]
        for word in _words(one, _BEHIND):
            if word in known and word != name:
                after[word].append(name)
    for key, name in named.items():
        if after[name]:
            yield key, name, list(dict.fromkeys(after[name]))


def _name(key: object, entry: dict[str, Any]) -> str:
    if isinstance(key, str):
        return key
    return next((str(entry[word]) for word in _NAMES if isinstance(entry.get(word), str | int)), "")


def _words(entry: dict[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the names that the values of `keys` hold, as text, in lists, or as entries with a name."""
    for key in keys:
        for one in listed(entry.get(key)):
            if isinstance(one, str):
                yield one
                yield from _WORD.findall(one[:500])
            else:
                texts = mapping(one)
                yield from (str(text) for text in texts.values() if isinstance(text, str))
                yield from texts
