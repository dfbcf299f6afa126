"""Answers written into their file one at a time: nothing of it is lost, and nobody's words are overwritten."""

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from mlready.errors import TargetError
from mlready.store.answers import ANSWERS_SCHEMA
from mlready.store.files import read_text, reason, settle, write_text
from mlready.store.yaml import parse
from mlready.store.yaml_edit import naming, set_entry, set_key, yaml_value

PREVIOUS: Final = ".bak"
"""What the name of the version before the last change ends in."""

_ABANDONED: Final = 60.0
"""Seconds after which nobody can still be writing a file."""

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """How one writing went: whether somebody else had changed the file, and which of our entries gave way to theirs."""

    changed_elsewhere: bool = False
    clashes: tuple[str, ...] = ()


@dataclass(slots=True)
class AnswersWriter:
    """Keeps one answers file. It remembers the text it last saw, so that it notices what others write.

    `head` is the text to begin with where there is no file yet; `order` the ids in the order to write new ones in,
    and `comments` what to write above each.
    """

    path: Path
    head: str = ""
    order: Sequence[str] = ()
    comments: Mapping[str, str] = field(default_factory=dict)
    _known: str | None = None

    def begin(self) -> None:
        """Read the file as it is now, and make sure that it could be written; raise TargetError where it could not."""
        folder = self.path.resolve().parent
        if not folder.is_dir():
            raise TargetError(f"there is no folder {folder} to keep the answers in")
        if not os.access(folder, os.W_OK) or (self.path.exists() and not os.access(self.path, os.W_OK)):
            raise TargetError(
                f"cannot write {self.path}: answers could not be kept there", "name another with --answers"
            )
        self._known = self._text()
        _tidy(folder)

    def record(self, entries: Mapping[str, Said | None]) -> Written:
        """Write `entries` under ``answers``. Where somebody else has changed one of them meanwhile, theirs stays.

        Raises:
            TargetError: it cannot be written; the file is as it was.
            DocumentError: the file has been changed into something that is no answers file.
        """
        with _alone(self.path), naming(str(self.path)):
            now = self._text()
            changed = self._known is not None and now != self._known
            clashes = tuple(one for one in entries if changed and _entry(now, one) != _entry(self._known or "", one))
            text = now or self.head
            for name, said in entries.items():
                if name not in clashes and said is not None:
                    text = set_entry(text, ("answers", name), dict(said), self.order, self.comments.get(name, ""))
            self._replace(now, text)
        return Written(changed, clashes)

    def set(self, key: str, value: object) -> None:
        """Write a top-level key, such as ``overlays``."""
        with _alone(self.path), naming(str(self.path)):
            now = self._text()
            self._replace(now, set_key(now or self.head, key, value))

    def _replace(self, now: str, text: str) -> None:
        if text != now:
            if now:
                _keep(self.path.resolve())
            write_text(self.path, text)
            settle(self.path.resolve().parent)
        self._known = text

    def _text(self) -> str:
        return read_text(self.path) if self.path.exists() else ""


def new_answers(name: str, repositories: Sequence[str], playbook: str, overlays: Sequence[str] = ()) -> str:
    """Return the text of an answers file that says what is assessed, and nothing yet about it."""
    system = {"name": name, "repositories": list(repositories)} if repositories else {"name": name}
    lines = [
        "# A level is 0 to 4. What is left out is an open question: `mlready assess` asks it.",
        f"schema: {ANSWERS_SCHEMA}",
        f"system: {yaml_value(system)}",
        f"playbook: {yaml_value(playbook)}",
        f"overlays: {yaml_value(list(overlays))}",
        "answers:",
    ]
    return "\n".join(lines) + "\n"


def _entry(text: str, name: str) -> object:
    data = parse(text, "").data
    answers = data.get("answers") if isinstance(data, dict) else None
    return answers.get(name) if isinstance(answers, dict) else None


def _keep(path: Path) -> None:
    """Keep what `path` holds now as its previous version; where that cannot be done, say why."""
    previous = path.with_name(path.name + PREVIOUS)
    new = path.with_name(f".{path.name}{PREVIOUS}.tmp")
    try:
        new.unlink(missing_ok=True)
        try:
            new.hardlink_to(path)
        except (OSError, NotImplementedError):  # a file system without links
            shutil.copy2(path, new)
        new.replace(previous)
        new.unlink(missing_ok=True)  # a renaming does nothing where both names are of one file already
    except OSError as error:
        raise TargetError(f"cannot keep the previous version in {previous}: {reason(error)}") from error


def _tidy(folder: Path) -> None:
    """Remove what a sitting left that was killed while it wrote; what is younger may be another's work."""
    with contextlib.suppress(OSError):
        for left in folder.glob(".mlready.*.tmp"):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let no other mlready write in the folder meanwhile. The lock is the folder's own, so that no file is left."""
    if sys.platform == "win32":  # there the file is compared before it is replaced, and that must do
        yield
        return
    import fcntl  # noqa: PLC0415 - see above

    handle = os.open(path.resolve().parent, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
