"""The documents we own as YAML: every problem of form with its line, and the place of every value."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NoReturn

import yaml

from mlready.errors import DocumentError, Problem
from mlready.yaml.build import MAX_DIRECTIVES, Builder, Path, events, line_of, surplus_directive

MAX_NODES: Final = 200_000
MAX_PROBLEMS: Final = 100
_NAMES: Final = ("id", "name", "control")
_A_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,79}")

__all__ = ["Document", "Path", "parse"]


@dataclass(frozen=True)
class Document:
    """What a YAML text holds, and where each value of it stands. A `shipped` one came with the program."""

    file: str
    text: str
    read: Callable[[], Any]
    shipped: bool = False

    @cached_property
    def data(self) -> Any:  # noqa: ANN401 - a YAML document may be any value
        """What the text holds."""
        return self.read()

    @cached_property
    def _lines(self) -> dict[Path, int]:
        lines: dict[Path, int] = {}
        _Strict(self.file, lines).build(self.text)
        return lines

    def line(self, path: Path) -> int:
        """Return the line of the value at `path`, or of the nearest thing that contains it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def problem(self, path: Path, says: str) -> Problem:
        """Return what is wrong at `path`, with its place."""
        return Problem(self.file, self.line(path), ".".join(self._named(path)), says)

    def _named(self, path: Path) -> Iterator[str]:
        """Yield the steps of `path`; an entry of a list goes by its name, where no other bears the same."""
        value = self.data
        for step in path:
            names = [_name(one) for one in value] if isinstance(value, list) else []
            name = names[step] if isinstance(step, int) and step < len(names) else ""
            yield name if names.count(name) == 1 and name else str(step)
            value = _inside(value, step)


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _name(entry: object) -> str:
    """Return what an entry of a list is called in it; nothing where that is no name."""
    found = next((entry[key] for key in _NAMES if key in entry), "") if isinstance(entry, dict) else ""
    return found if isinstance(found, str) and _A_NAME.fullmatch(found) else ""


def parse(text: str, file: str) -> Document:
    """Read one YAML document; raise DocumentError with every problem of its form.

    >>> parse("on: no", "a.yaml").data
    {'on': 'no'}
    """
    data = _Strict(file).build(text)
    return Document(file, text, lambda: data)


class _Strict(Builder):
    """Refuses what its author cannot have meant, and says where."""

    def __init__(self, file: str, lines: dict[Path, int] | None = None) -> None:
        super().__init__(MAX_NODES, lines)
        self._file = file
        self._problems: list[Problem] = []

    def build(self, text: str) -> Any:  # noqa: ANN401 - a YAML document may be any value
        if (line := surplus_directive(text)) is not None:
            self.stop(line, f"more than {MAX_DIRECTIVES} lines start with %")
        try:
            self._read(text)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            says = error.problem or error.context or "this is not YAML"
            last = text.rstrip("\n").count("\n")
            self.stop(min(mark.line, last) + 1 if mark else 0, f"this is not YAML: {says}")
        except yaml.reader.ReaderError as error:
            before = text.encode()[: error.position]
            self.stop(before.count(b"\n") + 1, "this is not text: it holds control characters")
        except yaml.YAMLError as error:
            self.stop(0, f"this is not YAML: {error}")
        if self._problems:
            raise DocumentError(self._problems)
        return self.root

    def _read(self, text: str) -> None:
        documents = 0
        for event in events(text):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.stop(line_of(event), "one file holds one document: a second one starts here")
            self.take(event)

    def stop(self, line: int, says: str) -> NoReturn:
        raise DocumentError([*self._problems, Problem(self._file, line, "", says)])

    def report(self, line: int, says: str, path: Path = ()) -> None:
        self._problems.append(Problem(self._file, line, ".".join(map(str, path)), says))
        if len(self._problems) >= MAX_PROBLEMS:
            self.stop(line, f"{MAX_PROBLEMS} mistakes: the rest was not read")
