"""``mlready badge``: the verdict, or the score, as a small picture for a README."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mlready.cli.console import deliver, tell
from mlready.cli.inputs import Request
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
from mlready.cli.sides import refuse_idle_options, side_of
from mlready.render.badge import LABEL, Show, badge_shields, badge_svg, description


class Format(StrEnum):
    """What the badge is written in."""

    SVG = "svg"
    SHIELDS = "shields"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(short_help="Draw a badge: the verdict, or the score with its coverage.")(badge)


def badge(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS", help="Answers file, or a saved assessment (JSON).")],
    *,
    show: Annotated[Show, typer.Option("--show", help="What it says.")] = Show.VERDICT,
    label: Annotated[str, typer.Option("--label", help="What stands at its left.")] = LABEL,
    playbook: PlaybookOption = None,
    overlay: OverlayOption = None,
    repo: RepoOption = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.SVG,  # noqa: A002 - the option's name
    output: OutputOption = None,
    today: TodayOption = None,
    no_scan: NoScanOption = False,
    quiet: QuietOption = False,
) -> None:
    """Draw a badge as an SVG picture, or write what the endpoint badge of shields.io reads.

    A score is never shown without how much of it is known.
    """
    request = Request(None, day(today), playbook, overlay or (), repo or (), scan=not no_scan, quiet=quiet)
    side = side_of(answers, request)
    refuse_idle_options(request, side)
    draw = badge_svg if format is Format.SVG else badge_shields
    deliver(draw(side.snapshot, show, label), output)
    if output and not quiet:
        tell(f"wrote {output}: {description(side.snapshot)}")
