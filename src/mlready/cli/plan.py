"""``mlready plan``: the way from the answers into production."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mlready.cli.console import deliver, tell
from mlready.cli.inputs import Request, assess_request, library_for
from mlready.cli.options import (
    NoScanOption,
    OutputOption,
    OverlayOption,
    PlaybookOption,
    QuietOption,
    TodayOption,
    day,
)
from mlready.model.plan import Plan
from mlready.planning.plan import make_plan
from mlready.render.json import plan_json
from mlready.render.words import headline
from mlready.store.advice import load_roles, load_sources
from mlready.store.config import load_config
from mlready.store.files import read_text
from mlready.store.plan_advice import load_plan_advice


class Format(StrEnum):
    """What the plan is written in."""

    MARKDOWN = "markdown"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(short_help="Write the deployment plan that follows.")(plan)


def plan(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS", help="Answers file to plan from.")],
    *,
    playbook: PlaybookOption = None,
    overlay: OverlayOption = None,
    repo: Annotated[list[Path] | None, typer.Option("--repo", help="Repository of the system. Repeatable.")] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.MARKDOWN,  # noqa: A002 - the option's name
    template: Annotated[Path | None, typer.Option("--template", help="Your own Jinja template for the plan.")] = None,
    output: OutputOption = None,
    today: TodayOption = None,
    no_scan: NoScanOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the deployment plan that follows from an answers file."""
    request = Request(answers, day(today), playbook, overlay or (), repo or (), scan=not no_scan, quiet=quiet)
    made = make_plan(assess_request(request), load_plan_advice(library_for(answers.parent)))
    deliver(_render(made, format, answers.parent, template), output)
    if output and not quiet:
        tell(f"wrote {output}: {headline(made.assessment).lower()}")


def _render(made: Plan, wanted: Format, folder: Path, template: Path | None) -> str:
    if wanted is Format.JSON:
        return plan_json(made)
    from mlready.render.markdown import plan_markdown  # noqa: PLC0415 - Jinja is loaded only where it is used

    library = library_for(folder)
    chosen = template or _configured(folder)
    own = (str(chosen), read_text(chosen)) if chosen else None
    return plan_markdown(made, load_roles(library), load_sources(library)[0], own)


def _configured(folder: Path) -> Path | None:
    template = load_config(folder).template
    return folder / template if template else None
