"""One file as a reader gets it."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from mlready.facts.paths import settled
from mlready.model.fact import Fact, Place

UNREAD: Final = "unread"
"""Where `Source.made` says why nothing of what a file means could be read."""


@dataclass(frozen=True)
class Source:
    """A file's bytes, and where they stand."""

    path: str
    content: bytes
    place: Place = "project"
    repository: str = "."
    made: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What readers made of it that others need too: it lives as long as the source does."""

    @cached_property
    def text(self) -> str:
        """The content as text: UTF-8, or UTF-16 where it begins with that mark; whatever is neither is replaced."""
        encoding = "utf-16" if self.content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
        return self.content.decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")

    @property
    def lines(self) -> bytes:
        """The content by lines, those of a notebook's code too; each ends as those of the text do."""
        if not self.path.lower().endswith(".ipynb"):
            if b"\r" not in self.content:
                return self.content
            return self.content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return self.content.replace(b'\\"', b"'").replace(b"\\n", b"\n").replace(b"\\t", b"\t").replace(b'"', b"\n")

    @property
    def name(self) -> str:
        """The file's name without its folders, as a template writes it."""
        return settled(self.path).rpartition("/")[2]

    def fact(self, kind: str, name: str, line: int | None = None, **attributes: str) -> Fact:
        """Return a fact that stands in this file."""
        return Fact(kind, name, self.path, line, self.repository, self.place, attributes)

    def with_attributes(self, kind: str, name: str, line: int | None, attributes: Mapping[str, str]) -> Fact:
        """Return a fact with attributes whose names are no Python names, such as ``kw.max_length``."""
        return Fact(kind, name, self.path, line, self.repository, self.place, dict(attributes))
