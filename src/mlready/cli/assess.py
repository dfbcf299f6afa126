"""``mlready assess``: how ready is the system?"""

import shlex
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mlready.cli.console import colour, deliver, width
from mlready.cli.inputs import Request, assess_request, find_answers
from mlready.cli.options import (
    NoColorOption,
    NoScanOption,
    OutputOption,
    OverlayOption,
    PlaybookOption,
    QuietOption,
    TodayOption,
    day,
)
from mlready.errors import UnansweredError
from mlready.model.assessment import Assessment


class Format(StrEnum):
    """What the scorecard is written in."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(short_help="Score an answers file: verdict, blockers, next steps.")(assess)


def assess(
    repositories: Annotated[
        list[Path] | None, typer.Argument(metavar="REPO", help="Repositories of the system; the first has the answers.")
    ] = None,
    *,
    answers: Annotated[Path | None, typer.Option("--answers", "-a", help="Answers file to score.")] = None,
    playbook: PlaybookOption = None,
    overlay: OverlayOption = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.TEXT,  # noqa: A002 - the option's name
    output: OutputOption = None,
    today: TodayOption = None,
    no_scan: NoScanOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Score an answers file: verdict, score with coverage, blockers, and what to do next."""
    path = answers or find_answers(repositories or [])
    if path is None:
        raise UnansweredError(
            "there are no answers to score",
            "write an empty file with `mlready init`, fill it in, then `mlready assess --answers mlready-answers.yaml`",
        )
    request = Request(path, day(today), playbook, overlay or (), repositories or (), scan=not no_scan, quiet=quiet)
    assessment = assess_request(request)
    deliver(_render(assessment, format, path, output, no_color=no_color), output)


def _render(assessment: Assessment, wanted: Format, answers: Path, output: Path | None, *, no_color: bool) -> str:
    """Return the document; a format's module is loaded only where it is asked for."""
    match wanted:
        case Format.JSON:
            from mlready.render.json import assessment_json  # noqa: PLC0415 - see above

            return assessment_json(assessment)
        case Format.MARKDOWN:
            from mlready.render.markdown import scorecard_markdown  # noqa: PLC0415 - the same

            return scorecard_markdown(assessment)
        case Format.TEXT:
            from mlready.render.text import scorecard  # noqa: PLC0415 - the same

            next_step = f"mlready plan {shlex.quote(str(answers))} -o plan.md"
            return scorecard(
                assessment, next_step=next_step, width=width(output), colour=colour(output, no_color=no_color)
            )
