"""``mlready init``: what a repository needs to be assessed."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from mlready import __version__
from mlready.cli.console import tell
from mlready.cli.inputs import DEFAULT_PLAYBOOK, library_for
from mlready.cli.options import OverlayOption
from mlready.errors import TargetError
from mlready.render.answers import Head, empty_answers
from mlready.resources import shipped
from mlready.store.config import ANSWERS_NAME, CONFIG_NAME
from mlready.store.files import reason, write_text
from mlready.store.library import called_from
from mlready.store.playbooks import load_playbook
from mlready.store.schemas import answers_schema, config_schema
from mlready.store.yaml_edit import yaml_value

_SCHEMAS: Final = Path(".mlready", "schemas")
_MORE: Final = """\
# ignore: [notebooks/old/]          # files that say nothing of this system, as in .gitignore
# fail_on: new-gaps                 # verdict, score, new-gaps or never: what fails `mlready check`
# baseline: mlready-baseline.json   # for new-gaps; min_score: 60 for score
# template: board.md.j2             # for `mlready plan`
# history: true                     # `mlready assess` adds a line to .mlready/history.jsonl each time
"""
_VERSION: Final = "@version@"


class Ci(StrEnum):
    """Where mlready is to be run for every change."""

    GITHUB = "github"
    GITLAB = "gitlab"
    AZURE = "azure"
    JENKINS = "jenkins"


_SNIPPETS: Final = {
    Ci.GITHUB: ("github.yml", Path(".github", "workflows", "mlready.yml")),
    Ci.GITLAB: ("gitlab.yml", Path(".gitlab", "mlready.gitlab-ci.yml")),
    Ci.AZURE: ("azure.yml", Path("azure-pipelines-mlready.yml")),
    Ci.JENKINS: ("jenkins.groovy", Path("Jenkinsfile.mlready")),
}


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(short_help="Write a config and an empty answers file.")(init)


def init(
    repository: Annotated[Path, typer.Argument(metavar="REPO", help="The repository to prepare.")] = Path(),
    *,
    playbook: Annotated[str, typer.Option("--playbook", "-p", help="The playbook to answer.")] = DEFAULT_PLAYBOOK,
    overlay: OverlayOption = None,
    ci: Annotated[Ci | None, typer.Option("--ci", help="Write what runs mlready there for every change, too.")] = None,
) -> None:
    """Write a config, an empty answers file, and the schemas that editors check them by. Overwrites nothing."""
    if not repository.is_dir():
        raise TargetError(f"there is no folder {repository}")
    chosen = load_playbook(playbook, overlay or (), library_for(repository))
    head = Head(
        system=repository.resolve().name or "this system",
        schema=(_SCHEMAS / "answers.schema.json").as_posix(),
        playbook=called_from(repository, playbook),
        overlays=[called_from(repository, one) for one in overlay or ()],
    )
    files = {
        _SCHEMAS / "config.schema.json": _json(config_schema()),
        _SCHEMAS / "answers.schema.json": _json(answers_schema(chosen)),
        Path(CONFIG_NAME): _config(head),
        Path(ANSWERS_NAME): empty_answers(chosen, head),
    }
    if ci is not None:
        template, path = _SNIPPETS[ci]
        files[path] = _snippet(template)
    for name, text in files.items():
        _write(repository / name, text)
    tell(f"next: fill in {repository / ANSWERS_NAME}, then `mlready assess {repository}`")


def _config(head: Head) -> str:
    lines = [
        f"# yaml-language-server: $schema={(_SCHEMAS / 'config.schema.json').as_posix()}",
        f"playbook: {yaml_value(head.playbook)}",
        *([f"overlays: {yaml_value(list(head.overlays))}"] if head.overlays else []),
        f"answers: {ANSWERS_NAME}",
    ]
    return "\n".join(lines) + f"\n{_MORE}"


def _snippet(template: str) -> str:
    """Return a shipped snippet that installs the version that runs now."""
    text = (shipped("templates") / "ci" / template).read_text(encoding="utf-8")
    return text.replace(_VERSION, __version__)


def _write(path: Path, text: str) -> None:
    if path.exists() or path.is_symlink():
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
