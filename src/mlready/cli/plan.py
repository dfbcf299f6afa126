"""``mlready plan``: the way from the answers into production."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from mlready.cli.console import deliver, tell
from mlready.cli.inputs import Request, assess_request, library_for
from mlready.cli.living import deliver_again, text_there
from mlready.cli.options import (
    NoScanOption,
    OutputOption,
    OverlayOption,
    PlaybookOption,
    QuietOption,
    RepoOption,
    TodayOption,
    day,
)
from mlready.errors import UsageError
from mlready.model.plan import Plan
from mlready.planning.plan import make_plan
from mlready.render.emit import Emit, emitted
from mlready.render.json import plan_json
from mlready.render.words import headline
from mlready.store.advice import load_roles, load_sources
from mlready.store.config import load_config
from mlready.store.files import read_text
from mlready.store.plan_advice import load_plan_advice


class Reader(StrEnum):
    """For whom the plan is written."""

    TEAM = "team"
    BOARD = "board"
    AUDITOR = "auditor"


class Format(StrEnum):
    """What the plan is written in."""

    MARKDOWN = "markdown"
    JSON = "json"


_EMIT: Final = f"One file made from the plan, in place of it: {', '.join(Emit)}."


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(short_help="Write the deployment plan that follows.")(plan)


def plan(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS", help="Answers file to plan from.")],
    *,
    playbook: PlaybookOption = None,
    overlay: OverlayOption = None,
    repo: RepoOption = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.MARKDOWN,  # noqa: A002 - the option's name
    reader: Annotated[
        Reader, typer.Option("--for", help="Whose plan: the whole, two pages, or the record.")
    ] = Reader.TEAM,
    template: Annotated[Path | None, typer.Option("--template", help="Your own Jinja template for the plan.")] = None,
    emit: Annotated[Emit | None, typer.Option("--emit", metavar="NAME", help=_EMIT)] = None,
    output: OutputOption = None,
    today: TodayOption = None,
    no_scan: NoScanOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the deployment plan that follows from an answers file."""
    if emit and (template or format is Format.JSON or reader is not Reader.TEAM):
        raise UsageError("--emit writes a file of its own form: leave --format, --for and --template away")
    if template and reader is not Reader.TEAM:
        raise UsageError("a template of your own decides for whom it is: leave --for away")
    request = Request(
        answers, day(today), playbook, overlay or (), repo or (), scan=not no_scan, quiet=quiet, products=True
    )
    library = library_for(answers.parent)
    made = make_plan(assess_request(request), load_plan_advice(library))
    if emit:
        deliver_again(emitted(made, emit, load_roles(library)), text_there(output), output, quiet=quiet)
    elif format is Format.JSON:
        deliver(plan_json(made), output)
    else:
        _write(made, answers, reader, template, output, quiet=quiet)
    if output and not quiet:
        tell(f"wrote {output}: {headline(made.assessment).lower()}")


def _write(
    made: Plan, answers: Path, reader: Reader, template: Path | None, output: Path | None, *, quiet: bool
) -> None:
    """Write the plan as Markdown, over the one that is there already."""
    from mlready.render.markdown import plan_markdown  # noqa: PLC0415 - Jinja is loaded only where it is used
    from mlready.render.since import since, state_after  # noqa: PLC0415 - the same

    library = library_for(answers.parent)
    chosen = template or (_configured(answers.parent) if reader is Reader.TEAM else None)
    own = (str(chosen), read_text(chosen)) if chosen else None
    old = text_there(output)
    state = state_after(old, made.assessment, answers.name)
    documents = load_sources(library)[0]
    text = plan_markdown(made, load_roles(library), documents, own or reader.value, since(state))
    deliver_again(text, old, output, state.model_dump_json(exclude_none=True), quiet=quiet)


def _configured(folder: Path) -> Path | None:
    template = load_config(folder).template
    return folder / template if template else None
