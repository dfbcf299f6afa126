"""Conda environments, R, Node, and the lock files of every tool."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from mlready.facts.jsons import load_json
from mlready.facts.manifests.manifest import Need, group_of, manifest, need, normalised
from mlready.facts.place import place_of
from mlready.facts.source import Source
from mlready.facts.templates import generated_path
from mlready.facts.tomls import line_of
from mlready.facts.yaml_events import documents, listed, mapping
from mlready.model.fact import Fact, Skip

_CONDA: Final = re.compile(r"([\w.-]+)\s*(.*)")
_FULL: Final = re.compile(r"=(\d+\.\d+\.\d+[\w.+-]*|\d[\w.]*=[\w.]+)|==\d[\w.+-]*(?<!\.\*)")
_R_FIELD: Final = re.compile(r"^(Imports|Depends|LinkingTo):((?:.*\n?)(?:[ \t]+.*\n?)*)", re.MULTILINE)
# What a lock file says of each package that it locks, whichever tool wrote it.
_LOCKED: Final = re.compile(
    r'^[ \t]*(?:\[\[package\]\]|"?(?:version|resolved|hash|hashes|integrity|_meta)"?\s*[:=]|- (?:conda|pypi|name):'
    r"|package:|lockfileVersion:|@EXPLICIT)",
    re.MULTILINE | re.IGNORECASE,
)
LOCK_NAME: Final = re.compile(
    r"[^/]*(?:uv|poetry|pdm|pipfile|pixi|conda|cargo|gemfile|yarn|pylock[^/]*|bun)[^/]*\.(?:lock|lockb)|pylock[^/]*\.toml"
    r"|[^/]*conda-lock\.ya?ml|renv\.lock|package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|manifest\.toml",
    re.IGNORECASE,
)
_PACKAGE: Final = re.compile(r"^\[\[package\]\]\n(?:[^\[\n].*\n?)*", re.MULTILINE)
# The project itself, which some tools write down among what they lock.
_OWN: Final = re.compile(r"""^source = \{ (?:virtual|editable) = "\." \}""", re.MULTILINE)
# Locks that hold nothing but what the tool itself needs name no package.
_MIN_LOCK: Final = 20


def read_conda(source: Source) -> Iterator[Fact]:
    """Yield the packages of a conda environment, those of pip in it included."""
    for document in documents(source.text)[:1]:
        if not isinstance(document.at("dependencies"), list):
            return
        found: list[Need] = []
        for number, one in enumerate(listed(document.at("dependencies"))):
            line = document.line("dependencies", number)
            if isinstance(one, str) and (parts := _CONDA.match(one.rpartition("::")[2])):
                version = "===1" if _FULL.fullmatch(parts[2].replace(" ", "")) else parts[2]
                found.append(Need(normalised(parts[1]), version, line, group_of(source.name)))
            texts = [text for text in listed(mapping(one).get("pip")) if isinstance(text, str) and text[:1] != "-"]
            found.extend(inner for text in texts if (inner := need(text, line)))
        yield from manifest(source, found, "conda")


def read_description(source: Source) -> Iterator[Fact]:
    """Yield the packages that the DESCRIPTION of an R package imports."""
    found: list[Need] = []
    for field in _R_FIELD.finditer(source.text):
        line = source.text.count("\n", 0, field.start()) + 1
        names = [re.split(r"[\s(]", name.strip(), maxsplit=1)[0] for name in field[2].split(",")]
        found.extend(Need(name, "", line) for name in names if name and name != "R")
    if "Package:" in source.text or "Type:" in source.text:
        yield from manifest(source, found, "r")


def read_package_json(source: Source) -> Iterator[Fact]:
    """Yield the packages of package.json."""
    data = load_json(source.text)
    if data is None:
        return
    found: list[Need] = []
    for table, group in (("dependencies", "runtime"), ("devDependencies", "dev")):
        for name, version in mapping(mapping(data).get(table)).items():
            exact = "===1" if isinstance(version, str) and re.fullmatch(r"\d+\.\d+\.\d+\S*", version) else str(version)
            found.append(Need(name, exact, line_of(source.text, name), group))
    yield from manifest(source, found, "node")


def read_lock(source: Source) -> Iterator[Fact]:
    """Yield a lock file that locks something."""
    text = source.text
    packages = _PACKAGE.findall(text)
    if len(text) >= _MIN_LOCK and _LOCKED.search(text) and not (packages and all(map(_OWN.search, packages))):
        yield source.fact("lock", generated_path(source.path).rpartition("/")[2].lower())


def read_large_lock(source: Source) -> Iterator[Fact]:
    """Yield a lock file by its first part alone: it may be a hundred thousand lines long."""
    yield from read_lock(Source(source.path, source.content[:20_000], source.place, source.repository))


def unread_locks(skips: Iterable[Skip]) -> Iterator[Fact]:
    """Yield the lock files that are too large to be read at all."""
    for skip in skips:
        name = skip.path.rpartition("/")[2].lower()
        if skip.large and LOCK_NAME.fullmatch(name):
            yield Fact("lock", name, skip.path, None, skip.repository, place_of(skip.path))
