"""``mlready check``: what do the files show?"""

import os
import shlex
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from mlready.cli.conditions import Condition, FailOn, Given, condition
from mlready.cli.console import colour, deliver, tell, width
from mlready.cli.ground import ground_of
from mlready.cli.inputs import Request, assess_request, find_answers, library_for
from mlready.cli.options import (
    NoColorOption,
    OutputOption,
    OverlayOption,
    PlaybookOption,
    QuietOption,
    RecordOption,
    TodayOption,
    day,
)
from mlready.errors import Exit, TargetError
from mlready.model.assessment import Assessment, Outcome
from mlready.render.shortfalls import Ground
from mlready.store.config import load_config
from mlready.store.files import reason

SUMMARY: Final = "GITHUB_STEP_SUMMARY"
# GitHub takes 1 MiB a step, and shows nothing at all of what is larger.
MOST_OF_A_SUMMARY: Final = 900_000


class Format(StrEnum):
    """What the findings are written in."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class _Report:
    """What a format may need beside the assessment."""

    assessment: Assessment
    request: Request
    output: Path | None
    no_color: bool

    @property
    def ground(self) -> Ground:
        first = self.request.repositories[0] if self.request.repositories else self.request.folder
        return ground_of(self.assessment, first, self.request.answers)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(short_help="Judge repositories by what their files show.")(check)


def check(
    repositories: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="REPO",
            help="Repositories of one system, the first with the answers; it alone, or none: as these say.",
        ),
    ] = None,
    *,
    answers: Annotated[Path | None, typer.Option("--answers", "-a", help="The answers file, if elsewhere.")] = None,
    playbook: PlaybookOption = None,
    overlay: OverlayOption = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.TEXT,  # noqa: A002 - the option's name
    fail_on: Annotated[
        FailOn | None, typer.Option("--fail-on", help="What ends in exit code 1: verdict, unless the config says.")
    ] = None,
    min_score: Annotated[
        float | None, typer.Option("--min-score", min=0, max=100, help="For --fail-on score: what is enough.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="For --fail-on new-gaps: an earlier --format json.")
    ] = None,
    output: OutputOption = None,
    today: TodayOption = None,
    record: RecordOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Judge one or several repositories of a system by what their files show, offline, and ask nobody.

    Exits 1 where the verdict is not-ready, unless --fail-on or the config says otherwise.
    """
    folders = tuple(repositories or ())
    for folder in folders:
        if not folder.is_dir():
            raise TargetError(f"there is no folder {folder}")
    path = answers or find_answers(folders)
    request = Request(path, day(today), playbook, overlay or (), folders, here=True, leads=answers is None, quiet=quiet)
    fails = condition(Given(fail_on, min_score, baseline), load_config(request.folder), request.folder)
    assessment = assess_request(request)
    if not assessment.scanned:
        raise TargetError(
            "there is nothing to assess: no code in Python, R or JavaScript, no dependency and no resource was found",
            "name another folder",
        )
    deliver(_render(_Report(assessment, request, output, no_color), format), output)
    if format is Format.GITHUB:
        _summarise(assessment, quiet=quiet)
    if record:
        from mlready.cli.record import record as keep  # noqa: PLC0415 - loaded only where it is asked for

        keep(assessment, request)
    _judge(fails, assessment, quiet=quiet)


def _judge(fails: Condition, assessment: Assessment, *, quiet: bool) -> None:
    """Say what fails the command, and what makes that doubtful; end it where something does."""
    doubt, says = fails.doubt(assessment), fails.failure(assessment)
    if doubt and not quiet:
        tell(f"note: {doubt}")
    if says and not quiet:
        tell(f"failed: {says}")
    if says:
        raise typer.Exit(Exit.FAILED_CONDITION)


def _render(report: _Report, wanted: Format) -> str:
    """Return the document; a format's module is loaded only where it is asked for."""
    match wanted:
        case Format.TEXT:
            from mlready.render.practices import practices_text  # noqa: PLC0415 - see above

            shows = colour(report.output, no_color=report.no_color)
            step = _next_step(report)
            return practices_text(report.assessment, width=width(report.output), colour=shows, next_step=step)
        case Format.JSON:
            from mlready.render.json import check_json  # noqa: PLC0415 - the same

            return check_json(report.assessment)
        case Format.MARKDOWN:
            from mlready.render.markdown import check_markdown  # noqa: PLC0415 - the same

            return check_markdown(report.assessment)
        case _:
            return _for_ci(report, wanted)


def _next_step(report: _Report) -> str:
    """Return the command that goes on: to answer what nobody has said, or else to plan."""
    request = report.request
    if request.answers and not any(one.outcome is Outcome.UNKNOWN for one in report.assessment.blockers):
        return shlex.join(["mlready", "plan", str(request.answers), "-o", "plan.md"])
    # A repository that was not named is not named here: it would take the place of those that the answers name.
    words = ["mlready", "assess", *map(str, request.repositories)]
    named = request.answers and request.answers != find_answers(request.repositories, may_be_gone=True)
    words += ["--answers", str(request.answers)] if named else []
    words += ["--playbook", request.playbook] if request.playbook else []
    return shlex.join([*words, *(word for one in request.overlays for word in ("--overlay", one))])


def _for_ci(report: _Report, wanted: Format) -> str:
    """Return what a machine of a CI system reads."""
    match wanted:
        case Format.SARIF:
            from mlready.render.sarif import check_sarif  # noqa: PLC0415 - the same
            from mlready.store.practices import load_practices  # noqa: PLC0415 - the same

            practices = load_practices(library_for(report.request.folder), report.assessment.playbook)
            return check_sarif(report.assessment, report.ground, practices)
        case Format.JUNIT:
            from mlready.render.junit import check_junit  # noqa: PLC0415 - the same

            return check_junit(report.assessment, report.ground)
        case Format.GITLAB:
            from mlready.render.gitlab import check_gitlab  # noqa: PLC0415 - the same

            return check_gitlab(report.assessment, report.ground)
        case _:
            from mlready.render.github import check_github  # noqa: PLC0415 - the same

            return check_github(report.assessment, report.ground)


def _summarise(assessment: Assessment, *, quiet: bool) -> None:
    """Add the scorecard to the summary of the GitHub job that runs us; no job fails where that cannot be written."""
    name = os.environ.get(SUMMARY)
    if not name:
        return
    from mlready.render.markdown import check_markdown  # noqa: PLC0415 - the same
    from mlready.render.markdown_text import cut  # noqa: PLC0415 - the same

    path = Path(name)
    try:
        left = MOST_OF_A_SUMMARY - (path.stat().st_size if path.exists() else 0)
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(cut(check_markdown(assessment), max(left, 0)))
    except (OSError, ValueError) as error:
        if not quiet:
            tell(f"note: cannot write the summary {name}: {reason(error) if isinstance(error, OSError) else error}")
