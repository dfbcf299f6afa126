"""Assessments at revisions of git: answers and files as they were, looked at like any others."""

import datetime as dt
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from mlready.cli.inputs import Request
from mlready.cli.sides import Side, assessed
from mlready.errors import DocumentError, MlreadyError, TargetError, UsageError, quoted
from mlready.repo.git import Git, open_git
from mlready.repo.revision import lay_out
from mlready.store.config import CONFIG_NAME, answers_file, load_config
from mlready.store.files import is_own

# What an assessment reads beside the files that it looks at.
_OWN: Final = (CONFIG_NAME, "pyproject.toml")
# What git reads as several commits, or as all but some; in braces and behind ":/" the same characters are only text.
_SEVERAL: Final = re.compile(r"\A\^|\.\.|\^[@!-]")
_TEXT: Final = re.compile(r"\{[^}]*\}|\A:/.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Revisions:
    """Where revisions are looked up: the folder of the answers in its git repository, and how it is assessed."""

    git: Git
    folder: Path
    answers: str | None
    request: Request
    today: dt.date | None

    def at(self, revision: str) -> Side:
        """Return how the system stood at `revision`, on the day of that commit unless ``--today`` says otherwise."""
        commit = self.git.commit(revision)
        with _laid_out(self.git, commit, self._wanted) as root, _named(root, revision):
            folder = root / self.folder
            if not folder.is_dir():
                raise TargetError(f"there is no folder {self.folder} at {revision}")
            answers = folder / (self.answers or load_config(folder).answers)
            request = self._request(folder, answers, root, self.today or self.git.day(commit))
            side = assessed(request)
        return replace(side, snapshot=side.snapshot.model_copy(update={"commit": commit}))

    def here(self) -> Side:
        """Return how the system stands in the working tree."""
        folder = self.git.root / self.folder
        answers = folder / self.answers if self.answers else answers_file(folder)
        return assessed(self._request(folder, answers, self.git.root, self.today or self.request.today))

    def _request(self, folder: Path, answers: Path | None, within: Path, today: dt.date) -> Request:
        """Return what is assessed: the answers where there are any, else what the files show alone."""
        there = answers is not None and is_own(answers)
        return replace(
            self.request,
            answers=answers if there else None,
            repositories=() if there else (folder,),
            today=today,
            here=True,
            within=within,
        )

    def _wanted(self, path: str) -> bool:
        """Return whether an assessment reads `path`; without a scan only our own documents are."""
        if self.request.scan:
            return True
        name = path.rpartition("/")[2]
        return name in _OWN or ".mlready/" in path or name.endswith((".yaml", ".yml", ".json"))


def revisions(answers: Path | None, request: Request, today: dt.date | None) -> Revisions:
    """Return where the revisions of the repository at hand are looked up; `answers` is the file that was named."""
    start = answers.parent if answers else Path()
    git = open_git(start)
    folder = start.resolve().relative_to(git.root)
    return Revisions(git, folder, answers.name if answers else None, request, today)


def refuse_range(revision: str) -> None:
    """Raise UsageError where `revision` is written as a range of commits."""
    if _SEVERAL.search(_TEXT.sub("", revision)):
        raise UsageError(
            f"{quoted(revision)} names a range of commits, and each side of a comparison is one commit",
            "name the two: mlready compare --git OLD NEW",
        )


@contextmanager
def _laid_out(git: Git, commit: str, wanted: Callable[[str], bool]) -> Iterator[Path]:
    """Give the files of `commit` in a folder that is gone afterwards; it bears the name of the repository."""
    with tempfile.TemporaryDirectory(prefix="mlready-") as place:
        root = Path(os.path.realpath(place)) / (git.root.name or "repository")
        root.mkdir()
        lay_out(git, commit, root, wanted=wanted)
        yield root


@contextmanager
def _named(root: Path, revision: str) -> Iterator[None]:
    """Name files in errors by their revision, not by the folder in which they lie for a moment."""
    try:
        yield
    except DocumentError as error:
        problems = [replace(one, file=_shown(one.file, root, revision)) for one in error.problems]
        raise DocumentError(problems, error.hint) from error
    except MlreadyError as error:
        raise type(error)(_shown(str(error), root, revision), error.hint) from error


def _shown(text: str, root: Path, revision: str) -> str:
    return text.replace(f"{root}/", f"{revision}:").replace(str(root), revision)
