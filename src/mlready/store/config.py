"""A repository's own settings: ``mlready.yaml``, or ``[tool.mlready]`` in pyproject.toml."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, ValidationError

from mlready.errors import DocumentError, Problem
from mlready.model.answers import RepositoryEntry, can_be_a_path
from mlready.model.base import Flag, Frozen, Line, PerCent
from mlready.store.files import is_own, read_text
from mlready.store.validation import faults
from mlready.store.yaml import Path as Place
from mlready.store.yaml import parse

CONFIG_NAME: Final = "mlready.yaml"
ANSWERS_NAME: Final = "mlready-answers.yaml"
# Where pyproject.toml may speak of us; of any other file not even the form is judged.
_OURS: Final = re.compile(
    r"""^[ \t]*(?:\[+[ \t]*["']?tool["']?[ \t]*\.[ \t]*["']?mlready\b
    |(?:["']?tool["']?[ \t]*\.[ \t]*)?["']?mlready["']?[ \t]*[=.]
    |["']?tool["']?[ \t]*=)""",
    re.MULTILINE | re.VERBOSE,
)
_AT_LINE: Final = re.compile(r" \(at line (\d+), column \d+\)$")
# tomllib takes quadratic time for a key of many dotted parts; nobody writes one by hand.
_MOST_DOTS: Final = 64
_REPEATED: Final = re.compile(r"(?<![^/])(?:\*\*/){2,}")
_QUOTED: Final = re.compile(r'"(?:\\.|[^"\\])*+(?:"|\\?$)|\'[^\']*+\'')

_FileName = Annotated[Line, AfterValidator(can_be_a_path)]
_Written = tuple[object, Callable[[Place, str], Problem]]


class Config(Frozen):
    """What a repository says about its own assessment. What a command is told directly counts more.

    Paths count from the folder of the config. ``ignore`` names files of this repository that say nothing of the system,
    by patterns in the manner of ``.gitignore``. With ``history``, ``assess`` adds a line to the history each time.
    """

    playbook: str | None = None
    overlays: tuple[str, ...] = ()
    answers: _FileName = ANSWERS_NAME
    repositories: tuple[RepositoryEntry, ...] = ()
    ignore: tuple[Annotated[str, Field(min_length=1, max_length=1000)], ...] = ()
    fail_on: Literal["never", "verdict", "score", "new-gaps"] | None = None
    min_score: PerCent | None = None
    baseline: _FileName | None = None
    template: _FileName | None = None
    history: Flag | None = None


def load_config(folder: Path) -> Config:
    """Return the config of the repository at `folder`; an empty one where it has none.

    Raises:
        DocumentError: the config is there and wrong.
    """
    written = _written(folder)
    return _validate(*written) if written else Config()


def config_problem(folder: Path, place: Place, says: str) -> Problem:
    """Return what is wrong at `place` of the config of the repository at `folder`."""
    written = _written(folder)
    return written[1](place, says) if written else Problem(str(folder), 0, ".".join(map(str, place)), says)


def answers_file(folder: Path) -> Path | None:
    """Return the answers file of the repository at `folder`; None where it has none, and its config names none.

    Raises:
        DocumentError: the config is wrong, or names a file that is not there.
    """
    written = _written(folder)
    config = _validate(*written) if written else Config()
    path = folder / config.answers
    if is_own(path):
        return path
    if written and "answers" in config.model_fields_set:
        says = f"there is no file {path}"
        raise DocumentError(
            [written[1](("answers",), says)], "begin it with `mlready assess` in a terminal, or take the line out"
        )
    return None


def _written(folder: Path) -> _Written | None:
    """Return what the config at `folder` holds, and how to say what is wrong with it; None where there is none."""
    own = folder / CONFIG_NAME
    if is_own(own):
        document = parse(read_text(own), str(own))
        return {} if document.data is None else document.data, document.problem
    project = folder / "pyproject.toml"
    if not is_own(project) or not (ours := _OURS.search(text := read_text(project))):
        return None
    tool = _toml(text, project).get("tool")
    if not isinstance(tool, dict) or "mlready" not in tool:
        return None
    return tool["mlready"], lambda place, says: Problem(
        str(project), _line(text, ours.start(), place), ".".join(("tool", "mlready", *map(str, place))), says
    )


def _line(text: str, start: int, place: Place) -> int:
    """Return the line of `place` where it is written in the usual way, below the head of our table; else the head's."""
    if place:
        key = re.compile(rf"^[ \t]*[\"']?{re.escape(str(place[0]))}[\"']?[ \t]*[=.]", re.MULTILINE)
        end = text.find("\n[", start)
        found = key.search(text, start, end if end >= 0 else len(text))
        start = found.start() if found else start
    return text.count("\n", 0, start) + 1


def within(patterns: Iterable[str], folder: str) -> tuple[str, ...]:
    """Return what `patterns` of a repository mean in one folder of it.

    >>> within(["old", "/train/tmp/*.py", "serve/tmp", "*/data"], "train")
    ('old', '/tmp/*.py', '/data')
    """
    names = PurePosixPath(folder.strip("/")).parts
    return tuple(inside for pattern in patterns for inside in _inside(pattern, names))


def _inside(pattern: str, names: Sequence[str]) -> Iterator[str]:
    """Yield what one pattern means in the folder that `names` lead to; nothing where it speaks of another one."""
    mark = "!" if pattern.startswith("!") else ""
    bare = pattern.removeprefix(mark)
    anchored = "/" in bare.rstrip("/") and not bare.startswith("**/")
    if not names or not anchored:
        yield pattern
        return
    ends = [tuple(_REPEATED.sub("**/", bare).removeprefix("/").split("/"))]
    for name in names:
        ends = list(dict.fromkeys(rest for end in ends for rest in _behind(name, end)))
    yield from (f"{mark}/{'/'.join(end)}" for end in ends if any(end))


def _behind(name: str, steps: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what is left of a pattern's `steps` in a folder of this name; two stars may stay for those in it, too."""
    if steps[:1] == ("**",):
        yield steps
        steps = steps[1:]
    if steps and fnmatchcase(name, steps[0]):
        yield steps[1:]


def _toml(text: str, path: Path) -> dict[str, object]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MOST_DOTS and _bare(line).count(".") > _MOST_DOTS:
            raise DocumentError([Problem(str(path), number, "", f"more than {_MOST_DOTS} dots in one line")])
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at = _AT_LINE.search(str(error))
        says = f"this is not TOML: {_AT_LINE.sub('', str(error)).rstrip('.')}"
        raise DocumentError([Problem(str(path), int(at[1]) if at else 0, "", says)]) from error


def _bare(line: str) -> str:
    """Return `line` without its quoted strings and its comment."""
    return _QUOTED.sub("", line).split("#", 1)[0]


def _validate(data: object, problem: Callable[[Place, str], Problem]) -> Config:
    try:
        return Config.model_validate(data)
    except ValidationError as error:
        raise DocumentError([problem(place, says) for place, says in faults(error, Config, data)]) from error
