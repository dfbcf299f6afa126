"""Several people's answers to the same questions -> one file, and what they contradict each other about."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mlready.errors import quoted
from mlready.model.answers import Answers
from mlready.model.context import PREFIX
from mlready.store.answers import AnswersFile, Entry, SystemEntry
from mlready.store.library import called_from, found_from, is_path
from mlready.store.yaml_edit import naming, set_entry, set_key

_ANSWERS: Final = frozenset(("level", "value", "not_applicable", "unknown"))


@dataclass(frozen=True, slots=True)
class Version:
    """What one file says under an id; `says` is what counts of it, None where nobody knew."""

    file: AnswersFile
    id: str
    says: object
    entry: Entry

    @property
    def place(self) -> str:
        """Where it stands, as editors open it."""
        return f"{self.file.path}:{self.file.document.line(('answers', self.id))}"


@dataclass(frozen=True, slots=True)
class Merged:
    """Everything that the files say: what they agree on or one of them alone says, and the contradictions."""

    agreed: Mapping[str, Version]
    contradictions: Mapping[str, tuple[Version, ...]]


def merge(files: Sequence[AnswersFile], said: Sequence[Answers]) -> Merged:
    """Return what `files`, read as `said`, say together. Who knows outdoes who does not."""
    by_id: dict[str, list[Version]] = {}
    for file, answers in zip(files, said, strict=True):
        for version in _versions(file, answers):
            by_id.setdefault(version.id, []).append(version)
    agreed: dict[str, Version] = {}
    contradictions: dict[str, tuple[Version, ...]] = {}
    for name, versions in by_id.items():
        knowing = [one for one in versions if one.says is not None] or versions
        different = {(isinstance(one.says, bool), one.says) for one in knowing}  # yes is no 1
        if len(different) == 1:
            agreed[name] = max(knowing, key=_telling)
        else:
            contradictions[name] = tuple(knowing)
    return Merged(agreed, contradictions)


def merged_text(
    files: Sequence[AnswersFile],
    chosen: Mapping[str, Version],
    order: Sequence[str],
    asks: Mapping[str, str],
    home: Path | None = None,
) -> str:
    """Return the first file's text with everything else that was `chosen`, and with the overlays and waivers of all.

    Its paths count from `home`, the folder that the text is for; None is that of the first file.
    """
    first = files[0]
    home = home or first.path.parent
    with naming(first.document.file):
        text = _merged_text(files, chosen, order, asks, home)
        return text if _is_home(first, home) else _moved(text, first, home)


def left_out(files: Sequence[AnswersFile]) -> Iterator[str]:
    """Yield what the merged file does not take over from the others, as the first alone says what it is about."""
    first = files[0].content
    for file in files[1:]:
        content = file.content
        if content.system.name not in {first.system.name, SystemEntry().name}:
            yield f"{file.path} is about {quoted(content.system.name)}, not {quoted(first.system.name)}"
        if content.system.repositories and content.system.repositories != first.system.repositories:
            yield f"the repositories of {file.path} are left out: those of {files[0].path} count"
        given = {name: getattr(content.assumptions, name) for name in content.assumptions.model_fields_set}
        other = [name for name, value in given.items() if value != getattr(first.assumptions, name)]
        if other:
            yield f"the assumptions of {file.path} are left out, as {files[0].path} says otherwise: {', '.join(other)}"


def _merged_text(
    files: Sequence[AnswersFile],
    chosen: Mapping[str, Version],
    order: Sequence[str],
    asks: Mapping[str, str],
    home: Path,
) -> str:
    first = files[0]
    text = first.document.text
    for name, version in chosen.items():
        if version.file is not first:
            text = set_entry(text, ("answers", name), _written(version.entry), order, asks.get(name, ""))
    overlays = list(dict.fromkeys(_seen(one, file, home) for file in files for one in file.content.overlays))
    if overlays != list(first.content.overlays):
        text = set_key(text, "overlays", overlays)
    waivers = list(dict.fromkeys(one for file in files for one in file.content.waivers))
    if waivers != list(first.content.waivers):
        text = set_key(text, "waivers", [one.model_dump() for one in waivers])
    return text


def _moved(text: str, first: AnswersFile, home: Path) -> str:
    """Return `text` with the paths of the first file as they are seen from `home`."""
    playbook, repositories = first.content.playbook, first.content.system.repositories
    if playbook and is_path(playbook):
        text = set_key(text, "playbook", _seen(playbook, first, home))
    if repositories:
        entries = [one.model_dump(mode="json", exclude_defaults=True) for one in repositories]
        seen = [entry | {"path": _from(first, entry["path"], home)} for entry in entries]
        bare = [entry["path"] if entry.keys() == {"path"} else entry for entry in seen]
        text = set_entry(text, ("system", "repositories"), bare)
    return text


def _seen(reference: str, file: AnswersFile, home: Path) -> str:
    """Return what `file` refers to as it is called from `home`."""
    return reference if _is_home(file, home) else called_from(home, found_from(file.path.parent, reference))


def _is_home(file: AnswersFile, home: Path) -> bool:
    """Return whether `file` stands in `home`; links in a circle, which cannot be written to, are nobody's home."""
    return os.path.realpath(home) == os.path.realpath(file.path.parent)


def _from(file: AnswersFile, path: str, home: Path) -> str:
    return Path(os.path.relpath(file.path.parent / path, home)).as_posix()


def _versions(file: AnswersFile, answers: Answers) -> Iterator[Version]:
    for name, entry in file.content.answers.items():
        if not _fields(entry):
            continue  # an open question
        yield Version(file, name, _says(name, entry, answers), entry)


def _says(name: str, entry: Entry, answers: Answers) -> object:
    if entry.not_applicable is not None:
        return "not-applicable"
    if name.startswith(PREFIX):
        return answers.value(name)
    answer = answers.controls.get(name)
    return answer.level if answer else None


def _telling(version: Version) -> tuple[bool, str, int]:
    """Return how much a version tells: a proof, then the later day, then the most words."""
    entry = version.entry
    return entry.proof is not None, str(entry.date or ""), len(_fields(entry))


def _written(entry: Entry) -> Any:  # noqa: ANN401 - a bare value may be anything
    fields = _fields(entry)
    return fields["value"] if fields.keys() == {"value"} else fields


def _fields(entry: Entry) -> dict[str, Any]:
    """Return what is written in `entry`, the answer first."""
    fields = entry.model_dump(exclude_none=True, exclude_defaults=True)
    return {name: fields[name] for name in sorted(fields, key=lambda name: name not in _ANSWERS)}
