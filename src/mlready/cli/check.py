"""``mlready check``: what do the files show?"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mlready.cli.console import colour, deliver, tell, width
from mlready.cli.inputs import DEFAULT_PLAYBOOK, find_answers, library_for
from mlready.cli.look import look_into
from mlready.cli.options import (
    NoColorOption,
    OutputOption,
    OverlayOption,
    PlaybookOption,
    QuietOption,
    TodayOption,
    day,
)
from mlready.engine.assess import Rules, assess
from mlready.errors import Exit
from mlready.model.answers import Answers
from mlready.model.assessment import Verdict
from mlready.store.advice import load_consistency, load_crosswalks
from mlready.store.answers import bind_answers, read_answers
from mlready.store.config import load_config
from mlready.store.playbooks import load_playbook


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
    answers: Annotated[
        Path | None, typer.Option("--answers", "-a", help="The answers file, if elsewhere.")
    ] = None,
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
    folders = repositories or [Path()]
    library = library_for(folders[0])
    config = load_config(folders[0])
    path = answers or find_answers(folders)
    file = read_answers(path) if path else None
    overlays = [*((file.content.overlays if file else ()) or config.overlays), *(overlay or ())]
    reference = playbook or (file.content.playbook if file else None) or config.playbook or DEFAULT_PLAYBOOK
    chosen = load_playbook(reference, overlays, library)
    said = bind_answers(file, chosen, library) if file else Answers()
    scan, reading = look_into(folders, said, library)
    rules = Rules(load_consistency(library), load_crosswalks(library))
    assessment = assess(chosen, said, today=day(today), scan=scan, rules=rules)
    if format is Format.JSON:
        from mlready.render.check import check_json  # noqa: PLC0415 - a format is loaded only where it is asked for

        text = check_json(assessment, scan)
    else:
        from mlready.render.check import check_text  # noqa: PLC0415 - the same

        text = check_text(assessment, scan, width=width(output), colour=colour(output, no_color=no_color))
    deliver(text, output)
    if not quiet:
        for skip in reading.skips:
            tell(f"not read: {skip.path}: {skip.why}")
    if fail_on is FailOn.VERDICT and assessment.verdict is Verdict.NOT_READY:
        raise typer.Exit(Exit.FAILED_CONDITION)
