"""``mlready check``: what do the files show?"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mlready.cli.console import colour, deliver, width
from mlready.cli.inputs import Request, assess_request, find_answers
from mlready.cli.options import (
    NoColorOption,
    OutputOption,
    OverlayOption,
    PlaybookOption,
    QuietOption,
    TodayOption,
    day,
)
from mlready.errors import Exit, TargetError
from mlready.model.assessment import Assessment, Verdict


class Format(StrEnum):
    """What the findings are written in."""

    TEXT = "text"
    JSON = "json"


class FailOn(StrEnum):
    """What makes the command exit 1."""

    NEVER = "never"
    VERDICT = "verdict"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(short_help="Judge repositories by what their files show.")(check)


def check(
    repositories: Annotated[
        list[Path] | None, typer.Argument(metavar="REPO", help="Repositories of one system; the first has the answers.")
    ] = None,
    *,
    answers: Annotated[Path | None, typer.Option("--answers", "-a", help="The answers file, if elsewhere.")] = None,
    playbook: PlaybookOption = None,
    overlay: OverlayOption = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.TEXT,  # noqa: A002 - the option's name
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="What ends in exit code 1.")] = FailOn.VERDICT,
    output: OutputOption = None,
    today: TodayOption = None,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Judge one or several repositories of a system by what their files show, offline, and ask nobody.

    Exits 1 where the verdict is not-ready, unless --fail-on says otherwise.
    """
    folders = tuple(repositories or [Path()])
    for folder in folders:
        if not folder.is_dir():
            raise TargetError(f"there is no folder {folder}")
    path = answers or find_answers(folders)
    assessment = assess_request(Request(path, day(today), playbook, overlay or (), folders, quiet=quiet))
    if not assessment.scanned:
        raise TargetError("there is nothing to assess: no code and no dependency was found", "name another folder")
    deliver(_render(assessment, format, output, no_color=no_color), output)
    if fail_on is FailOn.VERDICT and assessment.verdict is Verdict.NOT_READY:
        raise typer.Exit(Exit.FAILED_CONDITION)


def _render(assessment: Assessment, wanted: Format, output: Path | None, *, no_color: bool) -> str:
    """Return the document; a format's module is loaded only where it is asked for."""
    if wanted is Format.JSON:
        from mlready.render.json import check_json  # noqa: PLC0415 - see above

        return check_json(assessment)
    from mlready.render.practices import practices_text  # noqa: PLC0415 - the same

    return practices_text(assessment, width=width(output), colour=colour(output, no_color=no_color))
