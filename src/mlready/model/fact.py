"""Facts: small typed things that one file says, before anyone judges what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Place = Literal["project", "test", "example", "vendored", "docs"]
"""What part of a repository a file belongs to. Only ``project`` counts, unless a rule says otherwise."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a file says.

    ``kind`` is what sort of thing (``import``, ``call``, ``dependency``, ``ci.run`` …), ``name`` what it is called in
    the terms of its kind, ``attributes`` what else is known of it. `line` counts from 1; None is the file as a whole.
    """

    kind: str
    name: str
    path: str
    line: int | None = None
    repository: str = "."
    place: Place = "project"
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skip:
    """A file or folder that was not read, and why. Nothing is left out in silence.

    `large` is one because of its size, `unread` one of which the text was read and could not be understood.
    """

    path: str
    why: str
    repository: str = "."
    large: bool = False
    unread: bool = False
