"""Small files with one purpose: sections of tools, code owners, example environments, updates of dependencies.

``tool``: a section in which a tool is configured (`file` the base name, `filled` is ``yes`` where it says anything).
``owner``: one who owns what a rule of CODEOWNERS names. ``env.example``: a variable of an example environment.
``updates``: an ecosystem that a service keeps up to date.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from mlready.facts.ini import read_ini
from mlready.facts.jsons import load_json
from mlready.facts.source import Source
from mlready.facts.templates import generated_path
from mlready.facts.tomls import line_of, load_toml
from mlready.facts.yaml_events import documents, listed, mapping
from mlready.model.fact import Fact

_OWNER: Final = re.compile(r"@[\w./{}«»-]+|[\w.+-]+@[\w-]+\.[\w.-]+")
_VARIABLE: Final = re.compile(r"[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*[=:]")
MAX_OWNERS: Final = 2_000
MAX_VARIABLES: Final = 2_000
_JSON_SECTIONS: Final = ("eslintConfig", "prettier", "stylelint", "jest", "renovate", "lint-staged")


def read_toml_tools(source: Source) -> Iterator[Fact]:
    """Yield each table below ``tool`` of pyproject.toml."""
    for name, table in mapping(load_toml(source.text).get("tool")).items():
        line = line_of(source.text, f"tool.{name}")
        yield source.fact("tool", name, line, file=source.name, filled="yes" if table else "")


def read_ini_tools(source: Source) -> Iterator[Fact]:
    """Yield each section of setup.cfg, tox.ini or the like."""
    for name, keys in read_ini(source.text).items():
        line = min((line for _, line in keys.values()), default=1)
        tool = name.partition(":")[2] if name.startswith("tool:") else re.split(r"[-.:]", name)[0]
        yield source.fact("tool", tool, line, file=source.name, filled="yes" if keys else "")


def read_json_tools(source: Source) -> Iterator[Fact]:
    """Yield the tools that package.json configures."""
    data = mapping(load_json(source.text))
    for name in _JSON_SECTIONS:
        if data.get(name):
            yield source.fact("tool", name, line_of(source.text, name), file=source.name, filled="yes")


def read_owners(source: Source) -> Iterator[Fact]:
    """Yield the owners that CODEOWNERS names, where a platform reads it."""
    if generated_path(source.path).rpartition("/")[0] not in {"", ".github", ".gitlab", ".gitea", ".forgejo", "docs"}:
        return
    yield from islice(_owners(source), MAX_OWNERS)


def _owners(source: Source) -> Iterator[Fact]:
    for number, line in enumerate(source.text.split("\n"), start=1):
        rule, *owners = line.partition("#")[0].split() or [""]
        if rule.startswith(("[", "^[")):
            continue
        if not owners and rule == source.text.strip():  # a team by itself, which was meant to own everything
            owners = [rule]
        for owner in owners:
            if _OWNER.fullmatch(owner):
                yield source.fact("owner", owner, number, rule=rule)


def read_example_environment(source: Source) -> Iterator[Fact]:
    """Yield the variables of an example environment."""
    yield from islice(_variables(source), MAX_VARIABLES)


def _variables(source: Source) -> Iterator[Fact]:
    for number, line in enumerate(source.text.split("\n"), start=1):
        if found := _VARIABLE.match(line.lstrip("# ") if "=" in line and " " not in line.strip("# ") else line):
            yield source.fact("env.example", found[1], number)


def read_updates(source: Source) -> Iterator[Fact]:
    """Yield the ecosystems in dependabot.yml that have a schedule."""
    if not re.fullmatch(r"\.github/dependabot\.ya?ml|\.dependabot/config\.ya?ml", generated_path(source.path)):
        return
    for document in documents(source.text)[:1]:
        for key in ("updates", "update_configs"):
            for number, one in enumerate(listed(document.at(key))):
                name = mapping(one).get("package-ecosystem") or mapping(one).get("package_manager")
                if name:
                    yield source.fact("updates", str(name), document.line(key, number))
