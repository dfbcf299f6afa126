"""The reference of the JSON documents: the keys that documents turn out to have, and what each means."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

EXAMPLES = Path(__file__).parents[1] / "examples"
WORDS = Path(__file__).with_name("json_keys.yaml")
_NAMES = {str: "text", bool: "true or false", int: "number", float: "number", type(None): "null"}
_ORDER = ["text", "number", "true or false", "list", "mapping", "null"]
# Answers that say what no example says: a contradiction, a claim that files refute, an old answer, a waiver.
_SAMPLE = """\
schema: mlready.answers/1
system: {name: sample, repositories: [{path: SERVICE, role: serving}]}
answers:
  context.downtime_ok: true
  context.availability_target_percent: 99.9
  assess.code: {level: 4, by: ml-engineer, note: "a claim", proof: docs/tests.md, date: 2020-01-01}
  assess.labels: {not_applicable: "no labels here"}
  sys.peak: {unknown: true}
  sys.versioning: 0
waivers:
  - {control: sys.versioning, reason: "pilot with 20 users", owner: cto, until: 2027-01-31}
"""


@dataclass
class Shape:
    """What stands at one place of a document: the kinds of values that were seen, and the keys below."""

    kinds: set[str] = field(default_factory=set)
    keys: dict[str, "Shape"] = field(default_factory=dict)

    def add(self, value: object, path: str, tables: Iterable[str]) -> None:
        """Take in one more value; below a path of `tables` names are data, and stand as ``*``."""
        if isinstance(value, list):
            self.kinds.add("list")
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Mapping):
                self.kinds |= set() if isinstance(value, list) else {"mapping"}
                for name, inner in one.items():
                    key = "*" if path in tables else name
                    self.keys.setdefault(key, Shape()).add(inner, f"{path}.{key}".strip("."), tables)
            else:
                self.kinds.add(f"list of {_NAMES[type(one)]}" if isinstance(value, list) else _NAMES[type(one)])

    @property
    def kind(self) -> str:
        """The kinds in words, such as ``number or null``."""
        of = any(one.startswith("list of") for one in self.kinds)
        kinds = {one for one in self.kinds if not (of and one == "list")}
        return " or ".join(sorted(kinds, key=lambda one: _ORDER.index(one.split(" of ")[0])))

    def rows(self, known: Mapping[str, str], path: str = "") -> Iterator[tuple[str, str, str]]:
        """Yield path, kind and meaning; keys below one whose own have no words are named beside its kind."""
        for name, shape in self.keys.items():
            inner = f"{path}.{name}".strip(".")
            told = any(one.startswith(f"{inner}.") for one in known)
            of = "" if told or not shape.keys else ": " + ", ".join(f"`{key}`" for key in shape.keys)
            yield inner, f"{shape.kind}{of}", known.get(inner, "")
            if told:
                yield from shape.rows(known, inner)


def shape_of(documents: Iterable[object], tables: Iterable[str]) -> Shape:
    """Return the common shape of several documents of one kind."""
    shape = Shape()
    for one in documents:
        shape.add(one, "", tables)
    return shape


def words() -> Any:  # noqa: ANN401 - what the file holds
    """Return what is said of the keys: `tables`, and a mapping of paths to meanings for each document."""
    return yaml.safe_load(WORDS.read_text(encoding="utf-8"))


@cache
def samples() -> dict[str, list[Any]]:
    """Return documents of each kind, by their schema."""
    examples = [*sorted(EXAMPLES.glob("*/mlready-answers.yaml")), EXAMPLES / "churn-answers.yaml"]
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder, "mlready-answers.yaml")
        sample.write_text(_SAMPLE.replace("SERVICE", str(EXAMPLES / "churn-service")), encoding="utf-8")
        return {
            "mlready.assessment/1": [_written("assess", "--answers", path) for path in (sample, examples[0])],
            "mlready.check/1": [_written("check", "--fail-on", "never", "--answers", sample)],
            "mlready.plan/1": [_written("plan", path) for path in (examples[0], examples[-1], sample)],
        }


def _written(*given: object) -> Any:  # noqa: ANN401 - any JSON
    command = [
        sys.executable,
        "-m",
        "mlready",
        *map(str, given),
        "--format",
        "json",
        "--today",
        "2026-11-21",
        "--quiet",
    ]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def json_page(documents: Mapping[str, Iterable[Any]]) -> str:
    """Return the reference of `documents`, samples of each by its schema."""
    known = words()
    parts = [f"# JSON documents\n\n{known['about'].strip()}\n"]
    for name, found in documents.items():
        one = known["documents"][name]
        rows = shape_of(found, known["tables"]).rows(known["shared"] | one["keys"])
        table = "\n".join(f"| `{path}` | {kind} | {says} |" for path, kind, says in _own(rows, one, known))
        parts.append(f"## {name}\n\n{one['about'].strip()}\n\n| key | holds | meaning |\n|---|---|---|\n{table}\n")
    return "\n".join(parts)


def _own(
    rows: Iterable[tuple[str, str, str]], document: Mapping[str, Any], known: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """Yield the rows that no other document's table has already."""
    other = document.get("beside")
    elsewhere = known["documents"][other]["keys"] if other else {}
    shown = {name.split(".")[0] for name in (*elsewhere, *(known["shared"] if other else ()))}
    for path, kind, says in rows:
        if path.split(".")[0] not in shown:
            yield path, known["kinds"].get(path, kind), says
