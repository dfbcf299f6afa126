"""CI that runs a task runs what stands behind it: ``make test`` is followed to the recipe, a script to its commands.

Readers see one file; this sees what all of them said about one repository.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from posixpath import normpath
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
# Options of a runner that say in which folder it starts, and which file it takes.
_STARTS_IN: Final = re.compile(r"(?<!\S)(?:-C[ ]?|--(?:directory|prefix|cwd|dir)[ =])(\S+)")
_TAKES: Final = re.compile(r"(?<!\S)(?:-f[ ]?|--(?:file|makefile)[ =])(\S+)")
_FILLED_IN: Final = re.compile(r"[$`{]")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A task in a file: in which folder it starts unless it is told otherwise, what starts it, and what it runs."""

    path: str
    folder: str
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
            script = generated_path(path)
            folder = script.rpartition("/")[0]
            unit = _Unit(path, folder, task, bool(runs[0].attributes["default"]), tuple(runs))
            if not runner:
                self._scripts[script] = unit
                self._scripts_by_name[script.rpartition("/")[2]].append((script, unit))
            for program in filter(None, runner.split("|")):
                self._runners[program].add(unit)

    def called_by(self, command: str, caller: _Unit | None = None) -> list[_Unit]:
        """Return the units that `command` starts, given by CI or by `caller`."""
        words = command.split()
        if not words:
            return []
        # A runner may be the plugin of another program, as the second word.
        for place, word in enumerate(words[:2]):
            known = self._runners.get(word.rpartition("/")[2])
            if known and (place == 0 or words[place + 1 :]):
                return known.named(words[place + 1 :], caller.folder if caller else "")
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

    def named(self, words: Sequence[str], folder: str) -> list[_Unit]:
        """Return the units that `words`, given in `folder`, name; without a name the ones for all of them."""
        text = " ".join(words)
        within, file = _STARTS_IN.search(text), _TAKES.search(text)
        found = self._called(_TAKES.sub("", _STARTS_IN.sub("", text)).split())
        path = within[1] if within else ""
        if file:
            above, _, name = file[1].rpartition("/")
            if taken := [unit for unit in found if unit.path.rpartition("/")[2] == name]:
                found, path = taken, path or above
        path = _CHECKOUT.sub("", f"{path}/", count=1)
        if not _FILLED_IN.search(path) and (asked := normpath(f"/{folder}/{path}").strip("/")) != folder:
            return _in(asked, found)
        return [unit for unit in found if unit.folder == folder] or _nearest(found)

    def _called(self, words: Sequence[str]) -> list[_Unit]:
        named = {part for word in words for part in word.replace("=", ",").split(",")}
        named |= {part.rpartition(":")[2] for part in named} | {part.partition("(")[0] for part in named}
        if words:
            named.add("*")
        plain = [word for word in words if not word.startswith("-") and "=" not in word]
        found = [unit for name in named for unit in self._by_name.get(name, ())]
        if not found and (not plain or all(word in _SAYS_NOTHING for word in plain)):
            found = self._default
        return sorted(found, key=lambda unit: self._order[id(unit)])


def _in(folder: str, found: Sequence[_Unit]) -> list[_Unit]:
    """Return those in `folder`, or, as a step may stand elsewhere than at the root, in the one that ends like it."""
    ending = [unit for unit in found if unit.folder.endswith(f"/{folder}")]
    alone = len({unit.folder for unit in ending}) == 1
    return [unit for unit in found if unit.folder == folder] or (ending if alone else [])


def _nearest(found: Sequence[_Unit]) -> list[_Unit]:
    """Return those nearest to the root."""
    least = min((unit.path.count("/") for unit in found), default=0)
    return [unit for unit in found if unit.path.count("/") == least]


def follow(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the commands that CI runs through tasks, each where CI starts it; `via` is the file that holds it."""
    called = list(islice(_of_templates(facts), MAX_FOLLOWED))
    yield from called
    units = _Units(fact for fact in facts if fact.kind == "task.run" and fact.place == "project")
    followed = 0
    for fact in (*facts, *called):
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


def _of_templates(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the commands of templates that CI calls in folders that are no part of the program, such as ``tests``.

    All other templates tell what they run by themselves.
    """
    runs: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind == "ci.run" and fact.place != "project":
            runs[fact.path].append(fact)
    seen: set[tuple[str, str, str]] = set()
    for fact in facts if runs else ():
        if fact.kind == "ci.uses" and fact.place == "project":
            beside = f"{fact.path.rpartition('/')[0]}/{fact.name}"
            path = normpath(fact.name if fact.name.startswith("/") else beside).lstrip("/")
            call = (path, fact.path, fact.attributes["job"])
            if call in seen:
                continue
            seen.add(call)
            started = {name: fact.attributes[name] for name in ("system", "job", "starts", "branches", "gate")}
            for run in runs.get(path, ()):
                known = {**run.attributes, **started, "via": path}
                yield replace(run, path=fact.path, line=fact.line, place="project", attributes=known)


def _reached(command: str, units: _Units) -> Iterator[Fact]:
    seen: set[tuple[str, str]] = set()
    waiting: list[tuple[str, int, _Unit | None]] = [(command, 0, None)]
    while waiting:
        name, depth, caller = waiting.pop()
        for unit in units.called_by(name, caller) if depth < MAX_DEPTH else []:
            if (unit.path, unit.task) in seen:
                continue
            seen.add((unit.path, unit.task))
            yield from unit.runs
            waiting.extend((run.name, depth + 1, unit) for run in unit.runs)
