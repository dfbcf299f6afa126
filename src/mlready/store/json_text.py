"""JSON that mlready wrote, read back: every problem of form with its line, and the place of every value."""

import json
from functools import cached_property
from typing import Any, Final, NoReturn

from mlready.errors import DocumentError, Problem
from mlready.store.yaml import Document, Path, parse

_SHOWN: Final = 60


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

    def refuse(says: str) -> NoReturn:
        raise DocumentError([Problem(file, 0, "", says)])

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            refuse(f"the key {twice[:_SHOWN]!r} stands in one object twice")
        return found

    def no_number(word: str) -> NoReturn:
        refuse(f"{word} is no number")

    try:
        data = json.loads(text, object_pairs_hook=once, parse_constant=no_number)
    except json.JSONDecodeError as error:
        raise DocumentError([Problem(file, error.lineno, "", f"this is not JSON: {_lower(error.msg)}")]) from error
    except (ValueError, RecursionError) as error:  # a number of too many digits, or nested without end
        raise DocumentError([Problem(file, 0, "", "this is not JSON: it cannot be read")]) from error
    return JsonDocument(file, text, lambda: data)


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
