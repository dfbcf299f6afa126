"""Where CI stands: which files a report can point at, as CI sees their paths."""

import os
from collections.abc import Mapping
from pathlib import Path

from mlready.model.assessment import Assessment
from mlready.render.shortfalls import Ground
from mlready.store.answers import read_answers

_README = "README.md"


def ground_of(assessment: Assessment, first: Path, answers: Path | None) -> Ground:
    """Return the ground for a report on the components of a system, of which `first` is, or lists, the first.

    Where `first` is named from where the command stands, that is CI's checkout; else it is the checkout itself.
    """
    checkout = first if _elsewhere(first) else Path()
    folder = _inside(first, checkout) or ""
    file = _stands_for(first) or _any_file(assessment) or _README
    shown = _inside(answers, checkout) if answers else None
    places = {one.name: _inside(Path(one.place), checkout) for one in assessment.scan.components}
    return Ground(
        file=f"{folder}/{file}" if folder else file,
        folder=folder,
        folders={name: place for name, place in places.items() if place is not None},
        answers=shown,
        lines=_lines(answers, assessment) if answers and shown else {},
    )


def _elsewhere(path: Path) -> bool:
    return path.is_absolute() or ".." in Path(os.path.normpath(path)).parts


def _inside(path: Path, checkout: Path) -> str | None:
    """Return `path` as it counts from `checkout`, empty where it is that; None where it leads out."""
    try:
        inside = Path(os.path.normpath(path)).relative_to(os.path.normpath(checkout))
    except ValueError:
        return None
    if _elsewhere(inside):
        return None
    return "" if inside == Path() else inside.as_posix()


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


def _lines(answers: Path, assessment: Assessment) -> Mapping[str, int]:
    document = read_answers(answers).document
    return {name: document.line(("answers", name)) for name in assessment.answers.controls}
