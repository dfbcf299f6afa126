"""``mlready history``: how readiness came along, and where its pace leads."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

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
    RepoOption,
    TodayOption,
    day,
)
from mlready.cli.record import home_of, record
from mlready.engine.trend import trend as trend_of
from mlready.errors import TargetError, UsageError
from mlready.model.trend import Entry, Trend
from mlready.store.history import history_path, read_history


class ShowByDefault(TyperGroup):
    """A group whose first word may be left out: what follows is for ``show`` then."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer keeps its Context private
        """Read the arguments; a word that is no command is an argument of ``show``."""
        known = bool(args) and (args[0] in self.commands or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if known else ["show", *args])


commands = typer.Typer(
    cls=ShowByDefault,
    help="Show how readiness came along, and where its pace leads. `mlready history [ANSWERS]` shows it.",
    short_help="Show the trend, and where its pace leads.",
)

AnswersArgument = Annotated[
    Path | None, typer.Argument(metavar="ANSWERS", help="Answers file, or its folder; else the one at hand.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(commands, name="history")


@commands.command()
def show(
    answers: AnswersArgument = None,
    *,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.TEXT,  # noqa: A002 - the option's name
    output: OutputOption = None,
    today: TodayOption = None,
    no_color: NoColorOption = False,
) -> None:
    """Show score, blockers, what changed, and when it is done at this pace.

    The word `show` may be left out: `mlready history [ANSWERS]`.
    """
    request = Request(_answers(answers, only_by_name=True), day(today), repositories=_folders(answers))
    trend = trend_of(_entries(*home_of(request), request.today), request.today)
    deliver(_render(trend, format, output, no_color=no_color), output)


@commands.command()
def add(
    answers: AnswersArgument = None,
    *,
    playbook: PlaybookOption = None,
    overlay: OverlayOption = None,
    repo: RepoOption = None,
    today: TodayOption = None,
    no_scan: NoScanOption = False,
    quiet: QuietOption = False,
) -> None:
    """Assess an answers file as it is, and add a line to its history.

    That is .mlready/history.jsonl beside the answers file; it is only ever added to.
    """
    path = _answers(answers)
    if path is None:
        raise UsageError("there is no answers file here", "name one: mlready history add ANSWERS")
    request = Request(path, day(today), playbook, overlay or (), repo or (), scan=not no_scan, quiet=quiet)
    first = not history_path(request.folder).exists()
    record(assess_request(request), request)
    if first and not quiet:
        tell("hint: keep it in version control; with `history: true` in mlready.yaml, `mlready assess` adds to it, too")


def _answers(given: Path | None, *, only_by_name: bool = False) -> Path | None:
    """Return the answers file that is meant; of a folder its own, which may be gone where its name is enough."""
    if given is None or given.is_dir():
        return find_answers(_folders(given), may_be_gone=only_by_name)
    return given


def _folders(given: Path | None) -> tuple[Path, ...]:
    return (given,) if given is not None and given.is_dir() else ()


def _entries(folder: Path, answers: str, until: dt.date) -> list[Entry]:
    """Return what was recorded of one answers file up to a day; raise TargetError where nothing was."""
    history = read_history(folder)
    if history.torn:
        tell(f"note: the last line of {history.path} is not whole and is left out; the next entry takes its place")
    entries = history.of(answers, until)
    if not entries:
        where = folder / answers
        if later := history.of(answers, dt.date.max):
            first = min(entry.date for entry in later)
            raise TargetError(f"nothing is recorded of {where} up to {until}: {history.path} begins on {first}")
        others = sorted({entry.answers for entry in history.entries})
        known = f" (it has entries of {', '.join(others)})" if others else ""
        raise TargetError(
            f"nothing is recorded of {where} in {history_path(folder)}{known}", f"`mlready history add {where}` does so"
        )
    return entries


def _render(trend: Trend, wanted: Format, output: Path | None, *, no_color: bool) -> str:
    """Return the document; a format's module is loaded only where it is asked for."""
    match wanted:
        case Format.JSON:
            from mlready.render.json_trend import trend_json  # noqa: PLC0415 - see above

            return trend_json(trend)
        case Format.MARKDOWN:
            from mlready.render.trend_markdown import trend_markdown  # noqa: PLC0415 - the same

            return trend_markdown(trend)
        case Format.TEXT:
            from mlready.render.trend_text import trend_text  # noqa: PLC0415 - the same

            return trend_text(trend, width=width(output), colour=colour(output, no_color=no_color))
