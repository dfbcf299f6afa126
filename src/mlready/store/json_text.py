"""JSON that mlready wrote, read back: every problem of form with its line, and the place of every value."""

import json
import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NoReturn

from mlready.errors import DocumentError, Problem, quoted
from mlready.store.yaml import Document, Path, parse
from mlready.yaml.build import MAX_DEPTH

_SHOWN: Final = 20
_STRING: Final = r'"(?:[^"\\]|\\.)*+"'


class JsonDocument(Document):
    """What a JSON text holds. Where a value stands is worked out only once something is wrong with it."""

    def line(self, path: Path) -> int:
        """Return the line of the value at `path`; 0 where that cannot be told."""
        return self._as_yaml.line(path) if self._as_yaml else 0

    @cached_property
    def _as_yaml(self) -> Document | None:
        """The same text read as YAML, whose events know their lines; None where that reads less than JSON does."""
        try:
            document = parse(self.text, self.file)
            document.line(())
        except DocumentError:
            return None
        return document


def parse_json(text: str, file: str) -> JsonDocument:
    """Read one JSON document; raise DocumentError where it is none.

    >>> parse_json('{"a": 1}', "a.json").data
    {'a': 1}
    """
    data = _Strict(text, file).read()
    return JsonDocument(file, text, lambda: data)


@dataclass(frozen=True, slots=True)
class _Strict:
    """Refuses what Python takes for JSON and is none, and says where."""

    text: str
    file: str

    def read(self) -> Any:  # noqa: ANN401 - a JSON document may be any value
        try:
            return json.loads(
                self.text, object_pairs_hook=self._once, parse_constant=self._no_number, parse_float=self._finite
            )
        except json.JSONDecodeError as error:
            self._refuse(error.lineno, f"this is not JSON: {_lower(error.msg)}")
        except RecursionError:
            self._refuse(_line_of_depth(self.text), f"nested deeper than {MAX_DEPTH} levels")
        except ValueError:  # more digits than Python reads
            self._refuse(_line(self.text, r"-?[0-9]{1000,}"), "this number has too many digits")

    def _refuse(self, line: int, says: str) -> NoReturn:
        raise DocumentError([Problem(self.file, line, "", says)])

    def _once(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            self._refuse(_line_of_twin(self.text, twice), f"the key {quoted(twice)} stands in one object twice")
        return found

    def _no_number(self, word: str) -> NoReturn:
        self._refuse(_line(self.text, word), f"write a number or null, not {word}")

    def _finite(self, word: str) -> float:
        number = float(word)
        if not math.isfinite(number):
            self._refuse(_line(self.text, re.escape(word)), f"the number {word[:_SHOWN]} is too large")
        return number


def _bare(pattern: str) -> re.Pattern[str]:
    """Return what finds `pattern` outside of strings; they match first, and are no group."""
    return re.compile(rf"{_STRING}|({pattern})")


def _line(text: str, pattern: str) -> int:
    """Return the line of the first place outside of strings that fits `pattern`; 0 where there is none."""
    found = next((one for one in _bare(pattern).finditer(text) if one[1]), None)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _line_of_depth(text: str) -> int:
    """Return the line on which the levels become too many."""
    depth = 0
    for one in _bare(r"[][{}]").finditer(text):
        depth += 0 if not one[1] else 1 if one[1] in "[{" else -1
        if depth > MAX_DEPTH:
            return text.count("\n", 0, one.start()) + 1
    return 0


def _line_of_twin(text: str, name: str) -> int:
    """Return the line of the second key of that name in one object, as reading the text as YAML tells it; else 0."""
    try:
        parse(text, "")
    except DocumentError as error:
        return next((one.line for one in error.problems if one.path.endswith(name)), 0)
    return 0


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
