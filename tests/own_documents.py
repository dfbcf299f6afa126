"""A project's own documents beside the shipped ones, for tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mlready.errors import DocumentError
from mlready.store.library import Library


def library(folder: Path, place: str, text: str) -> Library:
    """Return the library of a project in `folder` that has a document of its own at `place`."""
    path = folder / ".mlready" / "playbooks" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Library(folder)


def refusal(load: Callable[[Library], object], folder: Path, place: str, text: str) -> list[str]:
    """Return what is wrong with such a document, a line each, its file named from the project's folder of playbooks."""
    with pytest.raises(DocumentError) as caught:
        load(library(folder, place, text))
    return str(caught.value).replace(f"{folder}/.mlready/playbooks/", "").splitlines()
