"""Where playbooks and what stands beside them are found: a path, the project's own folder, or what mlready ships."""

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from mlready.errors import TargetError, quoted
from mlready.model.nearest import did_you_mean
from mlready.resources import keep, kept, shipped
from mlready.store.files import read_text
from mlready.store.once import modules
from mlready.store.yaml import Document, parse

PROJECT_FOLDER: Final = Path(".mlready", "playbooks")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")


@dataclass(frozen=True, slots=True)
class Library:
    """The folders that hold playbooks, nearest first; `project` is the folder of the repository at hand."""

    project: Path | None = None

    def open(self, reference: str, folder: str = "", beside: Path | None = None) -> Document:
        """Read the document that `reference` names: a path to a YAML file, or a bare name.

        Args:
            reference: what the user wrote; a path where it has a separator or ends in ``.yaml`` or ``.yml``.
            folder: the folder inside each playbooks folder where a bare name is looked for, such as ``overlays``.
            beside: the file that mentions the reference: a path counts from its folder, and a bare name is looked for
                there first. A file that bears the name itself is the last to be meant.

        Raises:
            TargetError: nothing of that name is there.
        """
        if is_path(reference):
            path = beside.parent / reference if beside else Path(reference)
            return parse(read_text(path), str(path))
        if not _NAME.fullmatch(reference):
            raise TargetError(f"{quoted(reference)} is neither a playbook's name nor a path to a YAML file")
        places: list[Traversable] = [beside.with_name(f"{reference}.yaml")] if beside else []
        places += [root.joinpath(*filter(None, [folder]), f"{reference}.yaml") for root in self._roots()]
        if found := [place for place in places if place.is_file()]:
            return _read(next((place for place in found if place != beside), found[0]))
        names = list(self._files(folder))
        near = did_you_mean(reference, names)
        raise TargetError(
            f"there is no {folder.removesuffix('s') or 'playbook'} named {quoted(reference)}{near}",
            f"known here: {', '.join(names)}; or give the path of a YAML file",
        )

    def listing(self, folder: str = "", wanted: Callable[[str], bool] = lambda _: True) -> list[tuple[str, Document]]:
        """Return the documents of `folder` with their names, the project's own before the shipped ones.

        Of a text that is not `wanted` nothing is parsed.
        """
        texts = ((name, file, _text(file)) for name, file in self._files(folder).items())
        return [(name, _parse(file, text)) for name, file, text in texts if wanted(text)]

    def layers(self, folder: str) -> list[Document]:
        """Return every document of `folder`, the shipped ones first; one of the project's own hides none of them."""
        return [_read(file) for root in reversed([*self._roots()]) for file in _yaml_files(root / folder)]

    def _files(self, folder: str) -> dict[str, Traversable]:
        found: dict[str, Traversable] = {}
        for root in self._roots():
            for file in _yaml_files(root.joinpath(*filter(None, [folder]))):
                found.setdefault(file.name.removesuffix(".yaml"), file)
        return found

    def _roots(self) -> Iterator[Traversable]:
        if self.project and (own := self.project / PROJECT_FOLDER).is_dir():
            yield own
        yield shipped("playbooks")


def _read(file: Traversable) -> Document:
    return _parse(file, _text(file))


def _text(file: Traversable) -> str:
    if isinstance(file, Path):
        return read_text(file)
    return file.read_text(encoding="utf-8")  # inside a zip: ours, so trusted to be text


def _parse(file: Traversable, text: str) -> Document:
    name = str(file) if isinstance(file, Path) else file.name
    return Document(name, text, lambda: _ours(name, text), shipped=True) if _is_shipped(file) else parse(text, name)


def _ours(name: str, text: str) -> Any:  # noqa: ANN401 - a YAML document may be any value
    """Return what a shipped document holds, as an earlier run parsed it."""
    source = f"{modules()}\0{text}"
    if made := kept("document", source):
        with contextlib.suppress(ValueError, RecursionError):  # damaged: made anew
            return json.loads(made)
    data = parse(text, name).data
    keep("document", source, json.dumps(data).encode())
    return data


def _is_shipped(file: Traversable) -> bool:
    root = shipped("playbooks")
    return not isinstance(file, Path) or (isinstance(root, Path) and file.is_relative_to(root))


def _yaml_files(folder: Traversable) -> list[Traversable]:
    """Return the YAML files of `folder` in the order of their names."""
    if not folder.is_dir():
        return []
    files = (file for file in folder.iterdir() if file.name.endswith(".yaml") and file.is_file())
    return sorted(files, key=lambda file: file.name)


def is_path(reference: str) -> bool:
    """Return whether `reference` is meant as a path, not as a name.

    >>> is_path("startup"), is_path("our.yaml"), is_path("./startup")
    (False, True, True)
    """
    return "/" in reference or "\\" in reference or reference.endswith((".yaml", ".yml"))


def found_from(folder: Path, reference: str) -> str:
    """Return what a document in `folder` calls `reference`, as it is called here: a path counts from the folder."""
    return str(folder / reference) if is_path(reference) else reference


def called_from(folder: Path, reference: str) -> str:
    """Return what is called `reference` here, as a document in `folder` is to call it.

    >>> called_from(Path("a"), "b/own.yaml"), called_from(Path("a"), "startup")
    ('../b/own.yaml', 'startup')
    """
    return Path(os.path.relpath(reference, folder)).as_posix() if is_path(reference) else reference
