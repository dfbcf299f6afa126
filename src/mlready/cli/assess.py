"""``mlready assess``: how ready is the system? On a terminal it asks what is not known yet."""

import shlex
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer

from mlready.cli.ask import Way, way_to_ask
from mlready.cli.console import colour, deliver, tell, width
from mlready.cli.inputs import Request, assess_request, find_answers
from mlready.cli.options import (
    Format,
    NoColorOption,
    NoScanOption,
    OutputOption,
    OverlayOption,
    PlaybookOption,
    QuietOption,
    RecordOption,
    TodayOption,
    day,
)
from mlready.errors import UnansweredError
from mlready.model.assessment import Assessment
from mlready.store.config import load_config
from mlready.store.files import read_text

_NOBODY: Final = "there are no answers to score, and nobody to ask: this is no terminal"
_NOBODY_TO_ASK: Final = "there is nobody to ask: this is no terminal"
_ALONE: Final = (
    "run it in a terminal, or feed it with answers line by line: `mlready assess --plain < lines.txt`; without --role,"
    " --only, --quick and --older-than it scores the answers that are there"
)
_HINT: Final = (
    "run it in a terminal, or feed it with answers line by line: `mlready assess --plain < lines.txt`; or write an"
    " empty file with `mlready init`, fill it in, then `mlready assess --answers mlready-answers.yaml`"
)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(short_help="Ask what files cannot tell; score: verdict, blockers, next steps.")(assess)


def assess(
    repositories: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="REPO",
            help="Repositories of the system, the first with the answers; it alone, or none: as these say.",
        ),
    ] = None,
    *,
    answers: Annotated[
        Path | None, typer.Option("--answers", "-a", help="Answers file to score, and to write answers into.")
    ] = None,
    playbook: PlaybookOption = None,
    overlay: OverlayOption = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Ask only what a first verdict and the strategy need.")
    ] = False,
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="Ask only what this role owns, such as data-scientist.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="ID", help="Ask only this, answered or not. Repeatable.")
    ] = None,
    older_than: Annotated[
        str | None, typer.Option("--older-than", metavar="DAYS", help="Ask again what was answered so long ago: 90d.")
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask line by line: for screen readers, pipes and scripts.")
    ] = False,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.TEXT,  # noqa: A002 - the option's name
    output: OutputOption = None,
    today: TodayOption = None,
    no_scan: NoScanOption = False,
    record: RecordOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Ask what the repository cannot tell, and score the answers: verdict, blockers, and what to do next.

    Questions are asked on a terminal only; every answer is saved at once. Elsewhere, with --format, --output or
    --quiet, the answers file is scored as it is.
    """
    path = answers or find_answers(repositories or [], may_be_gone=True)
    request = Request(
        path,
        day(today),
        playbook,
        overlay or (),
        repositories or (),
        scan=not no_scan,
        leads=answers is None,
        quiet=quiet,
    )
    wanted = plain or quick or bool(role or only or older_than)
    document = quiet or output is not None or format is not Format.TEXT
    way = way_to_ask(
        wanted=wanted, plain=plain, documents_only=document, has_answers=path is not None and path.exists()
    )
    if way is Way.NOBODY:
        if answers is not None:
            read_text(answers)  # a file that was named and is not there is what is wrong
        find_answers(repositories or [])  # the same
        raise UnansweredError(_NOBODY_TO_ASK, _ALONE) if path and path.exists() else UnansweredError(_NOBODY, _HINT)
    if way is Way.SCORE:
        assessment = assess_request(request)
        deliver(_render(assessment, format, path or Path(), output, no_color=no_color), output)
        _record(assessment, request, wanted=record)
        return
    from mlready.cli.sitting import Wish, sit  # noqa: PLC0415 - the interview is loaded only where it is held

    wish = Wish(request, way, quick=quick, role=role, only=tuple(only or ()), older_than=older_than, no_color=no_color)
    sitting = sit(wish)
    ended = _render(sitting.assessment, format, sitting.path, output, no_color=no_color or plain, closing=False)
    deliver(ended, output)
    _record(sitting.assessment, replace(request, answers=sitting.path), wanted=record)
    for line in sitting.closing:
        tell(line)


def _record(assessment: Assessment, request: Request, *, wanted: bool) -> None:
    """Add to the history where that was asked for, here or in the config."""
    if wanted or load_config(request.folder).history:
        from mlready.cli.record import record  # noqa: PLC0415 - loaded only where it is asked for

        record(assessment, request)


def _render(
    assessment: Assessment,
    wanted: Format,
    answers: Path,
    output: Path | None,
    *,
    no_color: bool,
    closing: bool = True,
) -> str:
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

            next_step = f"mlready plan {shlex.quote(str(answers))} -o plan.md" if closing else ""
            return scorecard(
                assessment, next_step=next_step, width=width(output), colour=colour(output, no_color=no_color)
            )
