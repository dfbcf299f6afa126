"""A playbook that grows document by document, and the place of everything in it that is wrong.

A later document adds entries, and changes the fields that it names of those that are there. An overlay can only add and
raise: its minimums, targets and weights count where they are higher, its blocking where it blocks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from mlready.errors import DocumentError, Problem, quoted
from mlready.model.nearest import did_you_mean
from mlready.model.playbook import Playbook, implied
from mlready.model.practice import Practice
from mlready.store.library import Library
from mlready.store.practices import KEY as PRACTICES
from mlready.store.practices import LIKE, added_practices
from mlready.store.validation import faults
from mlready.store.yaml import Document, Path

_LISTS: Final = ("phases", "controls", "context")
_NOT_INHERITED: Final = {"schema", "extends", "remove", PRACTICES, LIKE, *_LISTS}
_PLAYBOOK_KEYS: Final = {*_NOT_INHERITED, "id", "title", "version", "about", "audience"}
_OVERLAY_KEYS: Final = {"schema", "id", "title", "version", "about", "controls", "context", PRACTICES, LIKE}
_RAISED: Final = ("minimum", "target", "weight", "blocks")
_WIDENED: Final = {"asked_when", "blocks_when"}


@dataclass
class DraftEntry:
    """One control, phase or context question as it grows, and where each of its fields was written last."""

    data: dict[str, Any]
    places: dict[str, tuple[Document, Path]]
    birth: tuple[Document, Path]
    latest: tuple[Document, Path]

    def place(self, key: str) -> tuple[Document, Path]:
        """Return where the field `key` was written last; where the entry began where nobody wrote it."""
        return self.places.get(key, self.birth)


@dataclass
class Draft:
    """A playbook that grows document by document; `document` is the one that was asked for."""

    document: Document
    lineage: tuple[str, ...]
    header: dict[str, Any] = field(default_factory=lambda: {"version": "1.0.0", "about": "-", "audience": "startup"})
    header_places: dict[str, tuple[Document, Path]] = field(default_factory=dict)
    lists: dict[str, dict[str, DraftEntry]] = field(default_factory=lambda: {name: {} for name in _LISTS})
    problems: list[Problem] = field(default_factory=list)

    def add(self, document: Document, *, overlay: bool) -> None:
        """Take in what `document` says; what is wrong with it is kept."""
        known = _OVERLAY_KEYS if overlay else _PLAYBOOK_KEYS
        for key, value in document.data.items():
            if key not in known:
                self._report(document, (key,), f"there is no key {quoted(key)} here{did_you_mean(key, known)}")
            elif key not in _NOT_INHERITED and not overlay and value is not None:
                self.header[key] = value
                self.header_places[key] = (document, (key,))
        for name in _LISTS:
            for place, entry in self._entries(document, name):
                self._merge(document, place, entry, overlay=overlay)
        if not overlay:
            self._remove(document)

    def _entries(self, document: Document, name: str) -> Iterator[tuple[Path, dict[str, Any]]]:
        entries = [] if document.data.get(name) is None else document.data[name]
        if not isinstance(entries, list):
            self._report(document, (name,), "write a list here")
            return
        seen = set()
        for index, entry in enumerate(entries):
            if not isinstance(entry, dict) or not is_said(entry.get("id")):
                self._report(document, (name, index), "each entry is a mapping with an id")
            elif entry["id"] in seen:
                self._report(document, (name, index, "id"), f"{entry['id']} stands in this list twice")
            else:
                seen.add(entry["id"])
                yield (name, index), entry

    def _merge(self, document: Document, place: Path, written: dict[str, Any], *, overlay: bool) -> None:
        entries = self.lists[str(place[0])]
        given = {key: value for key, value in written.items() if value is not None}
        if isinstance(given.get("minimum"), dict):
            given["minimum"] = self._minimum(document, place, given["minimum"])
        if given["id"] not in entries:
            if "ask" not in given and place[0] != "phases":
                says = f"there is no {given['id']} to change{did_you_mean(given['id'], entries)}"
                self._report(document, (*place, "id"), says)
                return
            entries[given["id"]] = DraftEntry({}, {}, (document, place), (document, place))
        entry = entries[given["id"]]
        entry.latest = (document, place)
        if overlay and entry.data and place[0] == "controls":
            given = _raised(entry.data, given)
        for key, value in given.items():
            if isinstance(value, dict) and isinstance(entry.data.get(key), dict) and key == "remedy":
                entry.data[key] = entry.data[key] | value
            else:
                entry.data[key] = value
            entry.places[key] = (document, (*place, key))
        _lift_target(entry.data, given)

    def _minimum(self, document: Document, place: Path, by_playbook: dict[str, Any]) -> object:
        """Return the minimum for this playbook or its nearest ancestor; for any other, the strictest."""
        levels = [level for level in by_playbook.values() if isinstance(level, int)]
        if not levels or len(levels) < len(by_playbook):
            self._report(document, (*place, "minimum"), "give each playbook a level 0 to 4")
            return 0
        return next((by_playbook[name] for name in self.lineage if name in by_playbook), max(levels))

    def _remove(self, document: Document) -> None:
        removals = document.data.get("remove") or []
        for index, removal in enumerate(removals if isinstance(removals, list) else [removals]):
            place: Path = ("remove", index)
            if not isinstance(removal, dict) or set(removal) != {"id", "reason"} or not is_said(removal["reason"]):
                self._report(document, place, "write {id: …, reason: …}: removing a control needs a reason")
            elif self.lists["controls"].pop(str(removal["id"]), None) is None:
                near = did_you_mean(str(removal["id"]), self.lists["controls"])
                self._report(document, place, f"there is no control {removal['id']} to remove{near}")

    def practices(self, library: Library, written: Iterable[tuple[Document, bool]]) -> tuple[Practice, ...]:
        """Return the practices that the documents begin or add rules to; what is wrong with them is kept."""
        try:
            return added_practices(library, written)
        except DocumentError as error:
            self.problems += error.problems
            return ()

    def _report(self, document: Document, place: Path, says: str) -> None:
        self.problems.append(document.problem(place, says))

    def finish(self, overlays: Sequence[str], digest: str, practices: Sequence[Practice]) -> Playbook:
        """Return the playbook that all documents make together; raise DocumentError with all that is wrong."""
        phases = list(self.lists["phases"])
        controls = sorted(self.lists["controls"].values(), key=lambda entry: _index(phases, entry.data.get("phase")))
        ordered = {
            "phases": list(self.lists["phases"].values()),
            "controls": controls,
            "context": list(self.lists["context"].values()),
        }
        for entry in controls:
            if "phase" in entry.data and entry.data["phase"] not in phases:
                self._report(*entry.place("phase"), f"there is no phase {quoted(entry.data['phase'])}")
        data = {
            **self.header,
            **{name: [entry.data for entry in entries] for name, entries in ordered.items()},
            "practices": practices,
            "lineage": self.lineage,
            "overlays": tuple(overlays),
            "digest": digest,
        }
        try:
            playbook = Playbook.model_validate(data)
        except ValidationError as error:
            found = list(faults(error, Playbook, data))
            # A target follows from its minimum, so of the two only that one is to be written.
            late = {(place, "target is missing") for place, says in found if says == "minimum is missing"}
            self.problems += [self._locate(place, says, ordered) for place, says in found if (place, says) not in late]
            raise DocumentError(list(dict.fromkeys(self.problems))) from error
        if self.problems:
            raise DocumentError(list(dict.fromkeys(self.problems)))
        return playbook

    def _locate(self, place: Path, says: str, ordered: dict[str, list[DraftEntry]]) -> Problem:
        """Turn a place in the merged playbook into the file and line that put it there."""
        match place:
            case (str(name), int(index), *rest) if name in ordered:
                entry = ordered[name][index]
                document, written = entry.place(str(rest[0])) if rest else entry.latest
                problem = document.problem((*written, *rest[1:]), says)
                return Problem(problem.file, problem.line, ".".join(map(str, (entry.data["id"], *rest))), says)
            case (str(name), *_) if name in self.header_places:
                document, written = self.header_places[name]
                return document.problem(written, says)
        return self.document.problem(place, says)


def is_said(value: object) -> bool:
    """Return whether `value` is text with more in it than blanks."""
    return isinstance(value, str) and bool(value.strip())


def _raised(data: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Return what an overlay's entry `given` changes in the control `data`.

    A minimum and blocking bring the target and weight that follow from them, and the highest of all counts: so the
    order of overlays does not matter. A condition can only become wider.
    """
    now = {"blocks": False, "weight": 1, **implied(data), **data}
    settled = {key: now[key] for key in ("target", "weight") if key in now and key not in data}
    raised = settled | {
        key: value
        for key, value in {**implied(given), **given}.items()
        if key not in _RAISED or _raises(value, now.get(key))
    }
    for key in _WIDENED & raised.keys():
        raised[key] = _either(data[key], raised[key]) if key in data else raised[key]
    if "asked_when" not in data:
        raised.pop("asked_when", None)
    return raised


def _raises(value: object, current: object) -> bool:
    alike = isinstance(value, bool) == isinstance(current, bool)
    if alike and isinstance(value, int | float) and isinstance(current, int | float):
        return value > current
    return True  # of another kind: let the model say what is wrong with it


def _either(*conditions: object) -> list[object]:
    """Return the condition that holds where one of `conditions` does."""
    return [one for condition in conditions for one in (condition if isinstance(condition, list) else [condition])]


def _lift_target(data: dict[str, Any], given: dict[str, Any]) -> None:
    """Drop an inherited target that a newly raised minimum has passed, so that it follows the minimum again."""
    target, minimum = data.get("target"), data.get("minimum")
    if "target" not in given and isinstance(target, int) and isinstance(minimum, int) and target < minimum:
        del data["target"]


def _index(names: list[str], name: object) -> int:
    return names.index(name) if isinstance(name, str) and name in names else len(names)
