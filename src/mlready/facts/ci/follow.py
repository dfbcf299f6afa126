"""CI that runs a task runs what stands behind it: ``make test`` is followed to the recipe, a script to its commands.

Readers see one file; this sees what all of them said about one repository.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mlready.facts.templates import generated_path
from mlready.model.fact import Fact

MAX_DEPTH: Final = 6
MAX_FOLLOWED: Final = 20_000
MAX_NAMESAKES: Final = 200
_SHELLS: Final = frozenset({"bash", "sh", "zsh", "source", ".", "dash"})
# The folder that CI puts the repository into, by whichever name the system gives it.
_CHECKOUT: Final = re.compile(r"\./|\$\{?\w+\}?/|\$\([\w.]+\)/")
# Words of a runner that name no task.
_SAYS_NOTHING: Final = frozenset({"run", "r", "-p", "auto", "p", "parallel"})


@dataclass(frozen=True, slots=True)
class _Unit:
    """A task in a file: what starts it, and what it runs."""

    path: str
    task: str
    default: bool
    runs: tuple[Fact, ...]


class _Units:
    """The tasks of a repository, by the program that starts them, and its scripts by path."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        grouped: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
        for fact in facts:
            grouped[fact.attributes["runner"], fact.path, fact.attributes["task"]].append(fact)
        self._scripts: dict[str, _Unit] = {}
        self._scripts_by_name: dict[str, list[tuple[str, _Unit]]] = defaultdict(list)
        self._runners: dict[str, _Tasks] = defaultdict(_Tasks)
        for (runner, path, task), runs in grouped.items():
            unit = _Unit(path, task, bool(runs[0].attributes["default"]), tuple(runs))
            if not runner:
                script = generated_path(path)
                self._scripts[script] = unit
                self._scripts_by_name[script.rpartition("/")[2]].append((script, unit))
            for program in filter(None, runner.split("|")):
                self._runners[program].add(unit)

    def called_by(self, command: str) -> list[_Unit]:
        """Return the units that `command` starts."""
        words = command.split()
        if not words:
            return []
        # A runner may be the plugin of another program, as the second word.
        for place, word in enumerate(words[:2]):
            known = self._runners.get(word.rpartition("/")[2])
            if known and (place == 0 or words[place + 1 :]):
                return known.named(words[place + 1 :])
        program = words[0].rpartition("/")[2]
        candidates = words[:2] if program in _SHELLS else words
        return [unit for word in candidates if (unit := self._script(word))]

    def _script(self, word: str) -> _Unit | None:
        within = _CHECKOUT.match(word)
        path = word[within.end() :] if within else word
        if "." not in path and "/" not in path:
            return None
        if found := self._scripts.get(path):
            return found
        # A step may stand in another folder than the root: the one script with that ending is meant.
        namesakes = self._scripts_by_name.get(path.rpartition("/")[2], [])
        if len(namesakes) > MAX_NAMESAKES:
            return None
        ending = [unit for known, unit in namesakes if known.endswith(f"/{path.lstrip('./')}")]
        return ending[0] if len(ending) == 1 else None


class _Tasks:
    """What one program can start, by name: to look through all of it for each command would take too long."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[_Unit]] = defaultdict(list)
        self._default: list[_Unit] = []
        self._order: dict[int, int] = {}

    def add(self, unit: _Unit) -> None:
        self._order[id(unit)] = len(self._order)
        self._by_name[unit.task].append(unit)
        if unit.default:
            self._default.append(unit)

    def named(self, words: Sequence[str]) -> list[_Unit]:
        """Return the units that `words` name, those nearest to the root; without a name the ones for all of them."""
        named = {part for word in words for part in word.replace("=", ",").split(",")}
        named |= {part.rpartition(":")[2] for part in named} | {part.partition("(")[0] for part in named}
        if words:
            named.add("*")
        plain = [word for word in words if not word.startswith("-") and "=" not in word]
        found = [unit for name in named for unit in self._by_name.get(name, ())]
        if not found and (not plain or all(word in _SAYS_NOTHING for word in plain)):
            found = self._default
        least = min((unit.path.count("/") for unit in found), default=0)
        nearest = [unit for unit in found if unit.path.count("/") == least]
        return sorted(nearest, key=lambda unit: self._order[id(unit)])


def follow(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the commands that CI runs through tasks, each where CI starts it; `via` is the file that holds it."""
    units = _Units(fact for fact in facts if fact.kind == "task.run" and fact.place == "project")
    followed = 0
    for fact in facts:
        if fact.kind != "ci.run":
            continue
        for run in _reached(fact.name, units):
            yield Fact(
                "ci.run",
                run.name,
                fact.path,
                fact.line,
                fact.repository,
                fact.place,
                {**fact.attributes, "via": run.path},
            )
            followed += 1
            if followed > MAX_FOLLOWED:
                return


def _reached(command: str, units: _Units) -> Iterator[Fact]:
    seen: set[tuple[str, str]] = set()
    waiting = [(command, 0)]
    while waiting:
        name, depth = waiting.pop()
        for unit in units.called_by(name) if depth < MAX_DEPTH else []:
            if (unit.path, unit.task) in seen:
                continue
            seen.add((unit.path, unit.task))
            yield from unit.runs
            waiting.extend((run.name, depth + 1) for run in unit.runs)
