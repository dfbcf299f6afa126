"""Python projects: pyproject.toml of every builder, setup.cfg, setup.py and Pipfile."""

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Final

from mlready.facts.ini import read_ini
from mlready.facts.manifests.manifest import Need, group_of, manifest, need, normalised
from mlready.facts.python.parse import parse
from mlready.facts.source import Source
from mlready.facts.tomls import line_of, load_toml
from mlready.facts.yaml_events import listed, mapping
from mlready.model.fact import Fact

_PLAIN_VERSION: Final = re.compile(r"\d[\w.]*")


def read_pyproject(source: Source) -> Iterator[Fact]:
    """Yield what pyproject.toml lists, in the standard tables or in those of a builder."""
    data = load_toml(source.text)
    tool = mapping(data.get("tool"))
    needs = chain(_standard(source, data), _grouped(source, data, tool), _tables(source, tool))
    yield from manifest(source, needs, "python")


def read_setup_cfg(source: Source) -> Iterator[Fact]:
    """Yield what the options of setup.cfg list."""
    options = read_ini(source.text).get("options", {})
    text, line = options.get("install_requires", ("", 1))
    yield from manifest(source, _each(text.split("\n"), line, "runtime"), "python")


def read_setup_py(source: Source) -> Iterator[Fact]:
    """Yield what setup.py hands to ``install_requires``, written there or in a variable."""
    tree = parse(source.text)
    nodes = list(ast.walk(tree)) if tree else []
    held = {
        target.id: node.value
        for node in nodes
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in nodes:
        for keyword in node.keywords if isinstance(node, ast.Call) else []:
            if keyword.arg == "install_requires":
                value = held.get(keyword.value.id) if isinstance(keyword.value, ast.Name) else keyword.value
                yield from manifest(source, _each(_texts(value), keyword.value.lineno, "runtime"), "python")


def read_pipfile(source: Source) -> Iterator[Fact]:
    """Yield the packages of a Pipfile."""
    data = load_toml(source.text)
    found: list[Need] = []
    for table, group in (("packages", "runtime"), ("dev-packages", "dev")):
        found.extend(_versions(source, mapping(data.get(table)), group))
    yield from manifest(source, found, "python")


def _standard(source: Source, data: dict[str, Any]) -> Iterator[Need]:
    project = mapping(data.get("project"))
    start = line_of(source.text, "dependencies")
    yield from _each(listed(project.get("dependencies")), start, "runtime", source.text)
    for name, extra in mapping(project.get("optional-dependencies")).items():
        yield from _each(
            listed(extra), line_of(source.text, name), "dev" if group_of(name) == "dev" else "optional", source.text
        )


def _grouped(source: Source, data: dict[str, Any], tool: dict[str, Any]) -> Iterator[Need]:
    for table in (data.get("dependency-groups"), mapping(tool.get("pdm")).get("dev-dependencies")):
        for name, group in mapping(table).items():
            yield from _each(listed(group), line_of(source.text, name), "dev", source.text)
    for builder in ("uv", "rye"):
        yield from _each(listed(mapping(tool.get(builder)).get("dev-dependencies")), 1, "dev", source.text)


def _tables(source: Source, tool: dict[str, Any]) -> Iterator[Need]:
    for builder in ("poetry", "pixi"):
        own = mapping(tool.get(builder))
        for table in ("dependencies", "pypi-dependencies"):
            yield from _versions(source, mapping(own.get(table)), "runtime")
        yield from _versions(source, mapping(own.get("dev-dependencies")), "dev")
        for name, group in mapping(own.get("group")).items():
            yield from _versions(source, mapping(mapping(group).get("dependencies")), group_of(name))


def _versions(source: Source, table: dict[str, Any], group: str) -> Iterator[Need]:
    """Read a table of names and versions, where a bare version means a range unless it begins with ``==``."""
    for name, value in table.items():
        text = str(mapping(value).get("version") or "") if isinstance(value, dict) else str(value)
        revision = {"rev", "tag", "ref", "url", "path"} & set(mapping(value))
        version = "===1" if revision else f"^{text}" if _PLAIN_VERSION.fullmatch(text) else text
        if name.lower() != "python":
            yield Need(normalised(name), version, line_of(source.text, name), group)


def _each(texts: Iterable[object], line: int, group: str, within: str = "") -> Iterator[Need]:
    for text in texts:
        if isinstance(text, str) and text.strip() and not text.strip().startswith("#"):
            one = need(text, _line(within, text, line), group)
            if one:
                yield one


def _line(within: str, text: str, line: int) -> int:
    at = within.find(text) if within else -1
    return within.count("\n", 0, at) + 1 if at >= 0 else line


def _texts(value: ast.expr | None) -> Iterator[str]:
    for node in ast.walk(value) if value else []:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
