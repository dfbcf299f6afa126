"""``mlready compare``: what got better, what got worse, and what is the playbook's doing."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from mlready.cli.console import colour, deliver, tell, width
from mlready.cli.inputs import Request
from mlready.cli.options import (
    Format,
    NoColorOption,
    NoScanOption,
    OutputOption,
    OverlayOption,
    PlaybookOption,
    QuietOption,
    TodayOption,
    day,
)
from mlready.cli.revisions import refuse_range, revisions
from mlready.cli.sides import Side, between, sides
from mlready.engine.comparison import compare as compare_snapshots
from mlready.engine.difference import differences
from mlready.errors import Exit, TargetError, UsageError
from mlready.model.amounts import count
from mlready.model.comparison import Comparison, PlaybookChange

_MOST: Final = 3


class FailOn(StrEnum):
    """What ends in exit code 1."""

    NEVER = "never"
    WORSE = "worse"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(short_help="Say what got better and what got worse.")(compare)


def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Saved assessment (JSON), answers file, or revision.")],
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="The same; else the answers and files at hand.")
    ] = None,
    *,
    git: Annotated[bool, typer.Option("--git", help="OLD and NEW are revisions of this git repository.")] = False,
    answers: Annotated[
        Path | None, typer.Option("--answers", "-a", help="With --git: the answers file, if elsewhere.")
    ] = None,
    playbook: PlaybookOption = None,
    overlay: OverlayOption = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.TEXT,  # noqa: A002 - the option's name
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="What ends in exit code 1.")] = FailOn.NEVER,
    output: OutputOption = None,
    today: TodayOption = None,
    no_scan: NoScanOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Say what changed between two assessments of a system: better, worse, newly known, blockers, waivers, evidence.

    What a changed playbook does to the score is told apart from what the system did.
    """
    if answers and not git:
        raise UsageError("--answers goes with --git; else OLD and NEW name the answers")
    request = Request(None, day(today), playbook, overlay or (), scan=not no_scan, quiet=quiet)
    if git:
        for revision in filter(None, (old, new)):
            refuse_range(revision)
        at = revisions(answers, request, day(today) if today else None)
        pair = (at.at(old), at.at(new) if new else at.here())
        if answers and not any(side.file for side in pair):
            raise TargetError(f"there is no file {answers}, neither at {old} nor {f'at {new}' if new else 'now'}")
    else:
        pair = sides(old, new, request)
    comparison = _compared(*pair)
    deliver(_render(comparison, format, output, no_color=no_color), output)
    if fail_on is FailOn.WORSE and comparison.worse:
        if not quiet:
            more = f" and {count(len(comparison.worse) - _MOST, 'more thing')}" if comparison.worse[_MOST:] else ""
            tell(f"failed: {'; '.join(map(str, comparison.worse[:_MOST]))}{more}")
        raise typer.Exit(Exit.FAILED_CONDITION)


def _compared(old: Side, new: Side) -> Comparison:
    if old.snapshot.playbook.digest == new.snapshot.playbook.digest:
        return compare_snapshots(old.snapshot, new.snapshot)
    changes = None
    if old.assessment and new.assessment:
        found = differences(old.assessment.playbook, new.assessment.playbook)
        changes = [PlaybookChange(id=one.id, says=one.says) for one in found if one.decisive]
    return compare_snapshots(old.snapshot, new.snapshot, between(old, new), changes)


def _render(comparison: Comparison, wanted: Format, output: Path | None, *, no_color: bool) -> str:
    """Return the document; a format's module is loaded only where it is asked for."""
    match wanted:
        case Format.JSON:
            from mlready.render.json_comparison import comparison_json  # noqa: PLC0415 - see above

            return comparison_json(comparison)
        case Format.MARKDOWN:
            from mlready.render.comparison_markdown import comparison_markdown  # noqa: PLC0415 - the same

            return comparison_markdown(comparison)
        case Format.TEXT:
            from mlready.render.comparison_text import comparison_text  # noqa: PLC0415 - the same

            return comparison_text(comparison, width=width(output), colour=colour(output, no_color=no_color))
