"""A repository's own settings: ``mlready.yaml``, or ``[tool.mlready]`` in pyproject.toml."""

import tomllib
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from mlready.errors import DocumentError, Problem
from mlready.model.base import Frozen
from mlready.store.files import read_text
from mlready.store.validation import faults
from mlready.store.yaml import Document, parse

CONFIG_NAME: Final = "mlready.yaml"
ANSWERS_NAME: Final = "mlready-answers.yaml"
# tomllib takes quadratic time for a key of many dotted parts; nobody writes one by hand.
_MOST_DOTS: Final = 64


class Config(Frozen):
    """What a repository says about its own assessment. What a command is told directly counts more.

    Paths count from the folder of the config.
    """

    playbook: str | None = None
    overlays: tuple[str, ...] = ()
    answers: str = ANSWERS_NAME
    repositories: tuple[str, ...] = ()
    template: str | None = None


def load_config(folder: Path) -> Config:
    """Return the config of the repository at `folder`; an empty one where it has none.

    Raises:
        DocumentError: the config is there and wrong.
    """
    own = folder / CONFIG_NAME
    if own.is_file():
        document = parse(read_text(own), str(own))
        return _validate(document, document.data if document.data is not None else {})
    project = folder / "pyproject.toml"
    if project.is_file():
        text = read_text(project)
        if "[tool.mlready" in text:
            return _validate(Document(str(project), "", None), _toml_table(text, project))
    return Config()


def _toml_table(text: str, path: Path) -> Any:  # noqa: ANN401 - a TOML table may hold anything
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MOST_DOTS and not line.lstrip().startswith(("#", '"', "'")):
            raise DocumentError([Problem(str(path), number, "", f"more than {_MOST_DOTS} dots in one line")])
    try:
        return tomllib.loads(text).get("tool", {}).get("mlready", {})
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DocumentError([Problem(str(path), 0, "", f"this is not TOML: {error}")]) from error


def _validate(document: Document, data: object) -> Config:
    try:
        return Config.model_validate(data)
    except ValidationError as error:
        raise DocumentError([document.problem(place, says) for place, says in faults(error, Config)]) from error
