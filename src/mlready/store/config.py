"""A repository's own settings: ``mlready.yaml``, or ``[tool.mlready]`` in pyproject.toml."""

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, ValidationError

from mlready.errors import DocumentError, Problem
from mlready.model.answers import RepositoryEntry
from mlready.model.base import Flag, Frozen, PerCent
from mlready.store.files import is_own, read_text
from mlready.store.validation import faults
from mlready.store.yaml import Path as Place
from mlready.store.yaml import parse

CONFIG_NAME: Final = "mlready.yaml"
ANSWERS_NAME: Final = "mlready-answers.yaml"
_TABLE: Final = "[tool.mlready"
# tomllib takes quadratic time for a key of many dotted parts; nobody writes one by hand.
_MOST_DOTS: Final = 64
_QUOTED: Final = re.compile(r'"(?:\\.|[^"\\])*+(?:"|\\?$)|\'[^\']*+\'')


class Config(Frozen):
    """What a repository says about its own assessment. What a command is told directly counts more.

    Paths count from the folder of the config. ``ignore`` names files of this repository that say nothing of the system,
    by patterns in the manner of ``.gitignore``. With ``history``, ``assess`` adds a line to the history each time.
    """

    playbook: str | None = None
    overlays: tuple[str, ...] = ()
    answers: str = ANSWERS_NAME
    repositories: tuple[RepositoryEntry, ...] = ()
    ignore: tuple[Annotated[str, Field(min_length=1, max_length=1000)], ...] = ()
    fail_on: Literal["never", "verdict", "score", "new-gaps"] | None = None
    min_score: PerCent | None = None
    baseline: str | None = None
    template: str | None = None
    history: Flag | None = None


def load_config(folder: Path) -> Config:
    """Return the config of the repository at `folder`; an empty one where it has none.

    Raises:
        DocumentError: the config is there and wrong.
    """
    own = folder / CONFIG_NAME
    if is_own(own):
        document = parse(read_text(own), str(own))
        return _validate({} if document.data is None else document.data, document.problem)
    project = folder / "pyproject.toml"
    if is_own(project) and _TABLE in (text := read_text(project)):
        line = text.count("\n", 0, text.index(_TABLE)) + 1
        return _validate(
            _toml_table(text, project),
            lambda place, says: Problem(str(project), line, ".".join(("tool", "mlready", *map(str, place))), says),
        )
    return Config()


def within(patterns: Iterable[str], folder: str) -> tuple[str, ...]:
    """Return what `patterns` of a repository mean in one folder of it.

    >>> within(["old", "/train/tmp/*.py", "serve/tmp"], "train")
    ('old', '/tmp/*.py')
    """
    prefix = folder.strip("/").removeprefix("./")
    inside = (_inside(pattern, "" if prefix in {"", "."} else f"{prefix}/") for pattern in patterns)
    return tuple(pattern for pattern in inside if pattern is not None)


def _inside(pattern: str, prefix: str) -> str | None:
    """Return what one pattern means below `prefix`, None where it speaks of another folder."""
    mark = "!" if pattern.startswith("!") else ""
    bare = pattern.removeprefix(mark)
    anchored = "/" in bare.rstrip("/") and not bare.startswith("**/")
    if not prefix or not anchored:
        return pattern
    path = bare.removeprefix("/")
    return f"{mark}/{path.removeprefix(prefix)}" if path.startswith(prefix) else None


def _toml_table(text: str, path: Path) -> object:
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MOST_DOTS and _bare(line).count(".") > _MOST_DOTS:
            raise DocumentError([Problem(str(path), number, "", f"more than {_MOST_DOTS} dots in one line")])
    try:
        tool = tomllib.loads(text).get("tool")
    except (ValueError, RecursionError) as error:
        raise DocumentError([Problem(str(path), 0, "", f"this is not TOML: {error}")]) from error
    return tool.get("mlready", {}) if isinstance(tool, dict) else {}


def _bare(line: str) -> str:
    """Return `line` without its quoted strings and its comment."""
    return _QUOTED.sub("", line).split("#", 1)[0]


def _validate(data: object, problem: Callable[[Place, str], Problem]) -> Config:
    try:
        return Config.model_validate(data)
    except ValidationError as error:
        raise DocumentError([problem(place, says) for place, says in faults(error, Config, data)]) from error
