"""Where CI stands: which files a report can point at, as CI sees their paths."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from mlready.model.assessment import Assessment
from mlready.render.shortfalls import Ground
from mlready.store.answers import read_answers

_README = "README.md"


def ground_of(assessment: Assessment, folders: Sequence[Path], answers: Path | None) -> Ground:
    """Return the ground for a report on `folders`, as the command names them, the first with the answers.

    A folder that is named from where the command stands is one of CI's checkout; an absolute one is the checkout.
    """
    first = folders[0]
    folder = "" if _elsewhere(first) or first == Path() else first.as_posix()
    file = _stands_for(first) or _any_file(assessment) or _README
    shown = _seen(answers, first, folder)
    return Ground(
        file=f"{folder}/{file}" if folder else file,
        home="." if len(folders) == 1 else first.as_posix(),
        folder=folder,
        answers=shown,
        lines=_lines(answers, assessment) if answers and shown else {},
    )


def _elsewhere(path: Path) -> bool:
    return path.is_absolute() or ".." in path.parts


def _stands_for(folder: Path) -> str | None:
    """Return the name of the README, or of the first file there is; hidden files and links never."""
    try:
        with os.scandir(folder) as entries:
            names = [one.name for one in entries if one.name[0] != "." and one.is_file(follow_symlinks=False)]
    except OSError:
        return None
    return min(names, key=lambda name: (not name.lower().startswith("readme"), name), default=None)


def _any_file(assessment: Assessment) -> str | None:
    """Return the first file that shows anything in the first repository."""
    practices = (assessment.scan.practices or {}).values()
    return min((place.path for practice in practices for place in practice.evidence), default=None)


def _seen(answers: Path | None, first: Path, folder: str) -> str | None:
    """Return the answers file as CI sees its path; None where CI cannot."""
    if answers is None:
        return None
    if answers.is_relative_to(first):
        inside = answers.relative_to(first).as_posix()
        return f"{folder}/{inside}" if folder else inside
    return None if _elsewhere(answers) else answers.as_posix()


def _lines(answers: Path, assessment: Assessment) -> Mapping[str, int]:
    document = read_answers(answers).document
    return {name: document.line(("answers", name)) for name in assessment.answers.controls}
