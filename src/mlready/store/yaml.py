"""The documents we own as YAML: every problem of form with its line, and the place of every value."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NoReturn

import yaml

from mlready.errors import DocumentError, Problem
from mlready.yaml.build import MAX_DIRECTIVES, Builder, Path, events, line_of, surplus_directive

MAX_NODES: Final = 200_000
MAX_PROBLEMS: Final = 100

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
        return Problem(self.file, self.line(path), ".".join(map(str, path)), says)


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
