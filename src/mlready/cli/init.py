"""``mlready init``: what a repository needs to be assessed."""

import json
import os
from pathlib import Path
from typing import Annotated, Final

import typer

from mlready.cli.console import tell
from mlready.cli.inputs import DEFAULT_PLAYBOOK, library_for
from mlready.cli.options import OverlayOption
from mlready.errors import TargetError
from mlready.render.answers import Head, empty_answers, yaml_text
from mlready.store.config import ANSWERS_NAME, CONFIG_NAME
from mlready.store.files import reason, write_text
from mlready.store.library import is_path
from mlready.store.playbooks import load_playbook
from mlready.store.schemas import answers_schema, config_schema

_SCHEMAS: Final = Path(".mlready", "schemas")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(short_help="Write a config and an empty answers file.")(init)


def init(
    repository: Annotated[Path, typer.Argument(metavar="REPO", help="The repository to prepare.")] = Path(),
    *,
    playbook: Annotated[str, typer.Option("--playbook", "-p", help="The playbook to answer.")] = DEFAULT_PLAYBOOK,
    overlay: OverlayOption = None,
) -> None:
    """Write a config, an empty answers file, and the schemas that editors check them by. Overwrites nothing."""
    if not repository.is_dir():
        raise TargetError(f"there is no folder {repository}")
    chosen = load_playbook(playbook, overlay or (), library_for(repository))
    head = Head(
        system=repository.resolve().name or "this system",
        schema=(_SCHEMAS / "answers.schema.json").as_posix(),
        playbook=_seen_from(repository, playbook),
        overlays=[_seen_from(repository, one) for one in overlay or ()],
    )
    files = {
        _SCHEMAS / "config.schema.json": _json(config_schema()),
        _SCHEMAS / "answers.schema.json": _json(answers_schema(chosen)),
        Path(CONFIG_NAME): _config(head),
        Path(ANSWERS_NAME): empty_answers(chosen, head),
    }
    for name, text in files.items():
        _write(repository / name, text)
    tell(f"next: fill in {repository / ANSWERS_NAME}, then `mlready assess {repository}`")


def _seen_from(repository: Path, reference: str) -> str:
    """Return a playbook's name as it is, and its path as it counts from `repository`, where the documents stand."""
    return Path(os.path.relpath(reference, repository)).as_posix() if is_path(reference) else reference


def _config(head: Head) -> str:
    lines = [
        f"# yaml-language-server: $schema={(_SCHEMAS / 'config.schema.json').as_posix()}",
        f"playbook: {yaml_text(head.playbook)}",
        *([f"overlays: [{', '.join(map(yaml_text, head.overlays))}]"] if head.overlays else []),
        f"answers: {ANSWERS_NAME}",
    ]
    return "\n".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    if path.exists():
        tell(f"kept  {path}")
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TargetError(f"cannot make {path.parent}: {reason(error)}") from error
    write_text(path, text)
    tell(f"wrote {path}")


def _json(schema: object) -> str:
    return json.dumps(schema, indent=2) + "\n"
