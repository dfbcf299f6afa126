"""One file as a reader gets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from mlready.model.fact import Fact, Place


@dataclass(frozen=True)
class Source:
    """A file's bytes, and where they stand."""

    path: str
    content: bytes
    place: Place = "project"
    repository: str = "."

    @cached_property
    def text(self) -> str:
        """The content as text, whatever its encoding: what is not UTF-8 is replaced."""
        return self.content.decode("utf-8-sig", "replace").replace("\r\n", "\n")

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return self.path.rpartition("/")[2]

    def fact(self, kind: str, name: str, line: int | None = None, **attributes: str) -> Fact:
        """Return a fact that stands in this file."""
        return Fact(kind, name, self.path, line, self.repository, self.place, attributes)

    def with_attributes(self, kind: str, name: str, line: int | None, attributes: Mapping[str, str]) -> Fact:
        """Return a fact with attributes whose names are no Python names, such as ``kw.max_length``."""
        return Fact(kind, name, self.path, line, self.repository, self.place, dict(attributes))
