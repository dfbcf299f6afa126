"""Assessments kept as lines of JSON beside the answers file: only ever added to, whole lines, one writer at a time."""

import contextlib
import datetime as dt
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Final, Literal

from pydantic import ConfigDict, Field, ValidationError

from mlready.errors import DocumentError, Problem, TargetError
from mlready.model.assessment import Score
from mlready.model.base import Level, PerCent
from mlready.model.trend import Entry
from mlready.store.files import reason, settle
from mlready.store.json_text import parse_json
from mlready.store.validation import faults

HISTORY_SCHEMA: Final = "mlready.history/1"
_PLACE: Final = FilePath(".mlready", "history.jsonl")
_MAX_BYTES: Final = 64_000_000
_CHUNK: Final = 65_536
_FLAGS: Final = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class _Line(Entry):
    """An entry as its line writes it: the three per cents stand beside the rest."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    schema_: Literal["mlready.history/1"] = Field(alias="schema")
    score: PerCent | None  # type: ignore[assignment]  # the line has it bare
    potential: PerCent | None
    coverage: PerCent | None
    levels: dict[str, Level | None]

    def entry(self) -> Entry:
        """Return what the line says."""
        bare = {name: getattr(self, name) for name in Entry.model_fields if name != "score"}
        return Entry.model_construct(
            **bare, score=Score(score=self.score, potential=self.potential, coverage=self.coverage)
        )


@dataclass(frozen=True, slots=True)
class History:
    """The entries of one folder, in the order in which they were added; `torn` where the last line is not whole."""

    path: FilePath
    entries: tuple[Entry, ...]
    torn: bool = False

    def of(self, answers: str, until: dt.date) -> list[Entry]:
        """Return what was recorded of one answers file, up to a day and of that day."""
        return [entry for entry in self.entries if entry.answers == answers and entry.date <= until]


def history_path(folder: FilePath) -> FilePath:
    """Return where the history of the answers files in `folder` is."""
    return folder / _PLACE


def read_history(folder: FilePath) -> History:
    """Return the history that is kept in `folder`; an empty one where there is none.

    A last line that was being written when the machine stopped is left out.

    Raises:
        TargetError: it cannot be read.
        DocumentError: a line is no entry.
    """
    path = history_path(folder)
    try:
        _own(folder, path)
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        return History(path, ())
    except OSError as error:
        raise TargetError(f"cannot read {path}: {reason(error)}") from error
    if len(content) > _MAX_BYTES:
        says = f"larger than {_MAX_BYTES // 1_000_000} MB: move it away to begin anew"
        raise DocumentError([Problem(str(path), 0, "", says)])
    whole, _, rest = content.rpartition(b"\n")
    lines = whole.split(b"\n") if whole or content[:1] == b"\n" else []
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        try:
            entries.append(_entry(line, str(path)))
        except DocumentError as error:
            problems += [Problem(one.file, number, one.path, one.says) for one in error.problems]
    if problems:
        raise DocumentError(problems, "every line is one entry: mend it from version control, or take the line out")
    last = _whole_entry(rest, str(path))
    return History(path, (*entries, last) if last else tuple(entries), torn=bool(rest) and last is None)


def add_entry(folder: FilePath, entry: Entry) -> bool:
    """Add `entry` to the history in `folder`; return False where it is what the last line says already.

    The line is on the disk when this returns. Two programs that add at once wait for each other, where the system can
    lock files; a line that was left half written before is taken away first.

    Raises:
        TargetError: it cannot be written.
    """
    path = history_path(folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _own(folder, path)
        handle = os.open(path, _FLAGS, 0o666)
        try:
            with _locked(handle):
                last = _mended(handle, str(path))
                line = _written(entry)
                if last == line:
                    return False
                _write(handle, line + b"\n")
                os.fsync(handle)
        finally:
            os.close(handle)
        settle(path.parent)
    except OSError as error:
        raise TargetError(f"cannot write {path}: {reason(error)}") from error
    return True


def _own(folder: FilePath, path: FilePath) -> None:
    """Raise TargetError where a link of the repository leads the history out of its folder."""
    real = FilePath(os.path.realpath(path))
    if real != FilePath(os.path.realpath(folder)) / _PLACE:
        raise TargetError(f"{path} is reached by a link that leads elsewhere", "take the link away")


def _entry(line: bytes, file: str) -> Entry:
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        raise DocumentError([Problem(file, 0, "", "this is not UTF-8 text")]) from error
    data = parse_json(text, file).data
    if not isinstance(data, dict) or data.get("schema") != HISTORY_SCHEMA:
        raise DocumentError([Problem(file, 0, "schema", f"an entry says {HISTORY_SCHEMA} here")])
    try:
        return _Line.model_validate(data).entry()
    except ValidationError as error:
        found = faults(error, _Line, data)
        raise DocumentError([Problem(file, 0, ".".join(map(str, place)), says) for place, says in found]) from error


def _whole_entry(rest: bytes, file: str) -> Entry | None:
    """Return the entry of a last line without its end, where nothing else of it is missing."""
    try:
        return _entry(rest, file) if rest else None
    except DocumentError:
        return None


def _written(entry: Entry) -> bytes:
    data: dict[str, Any] = {"schema": HISTORY_SCHEMA, **entry.model_dump(mode="json", exclude={"score"})}
    data |= entry.score.model_dump()
    return json.dumps(data, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode()


def _mended(handle: int, file: str) -> bytes:
    """Return the last line, after what was left half written behind it is gone."""
    size = os.fstat(handle).st_size
    tail = b""
    start = size
    while start and tail.count(b"\n", 0, -1) == 0:
        length = min(_CHUNK, start)
        start -= length
        tail = _read(handle, start, length) + tail
    whole, _, rest = tail.rpartition(b"\n")
    if rest and _whole_entry(rest, file):
        _write(handle, b"\n")
        return rest
    if rest:
        os.ftruncate(handle, size - len(rest))
    return whole.rpartition(b"\n")[2]


def _read(handle: int, start: int, length: int) -> bytes:
    os.lseek(handle, start, os.SEEK_SET)
    return os.read(handle, length)


def _write(handle: int, content: bytes) -> None:
    """Write all of `content`: the system may take it in parts."""
    while content:
        content = content[os.write(handle, content) :]


@contextlib.contextmanager
def _locked(handle: int) -> Iterator[None]:
    try:
        import fcntl  # noqa: PLC0415 - Windows has none, and appends as it is
    except ImportError:
        yield
        return
    with contextlib.suppress(OSError):  # some network drives cannot
        fcntl.flock(handle, fcntl.LOCK_EX)
    yield  # closing the file lets go of it
