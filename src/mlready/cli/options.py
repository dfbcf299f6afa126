"""The options that several commands share, each with its one help text."""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from mlready.errors import UsageError, quoted

# A plan counts from the day, and a history back from it.
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 9800


class Format(StrEnum):
    """What a document about a system is written in: for a terminal, a page, or a program."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


PlaybookOption = Annotated[
    str | None, typer.Option("--playbook", "-p", help="Playbook: startup, enterprise, your own name, or a path.")
]
OverlayOption = Annotated[
    list[str] | None,
    typer.Option("--overlay", help="Overlay on top: content, genai, regulated, or a path. Repeatable."),
]
RepoOption = Annotated[list[Path] | None, typer.Option("--repo", help="Repository of the system. Repeatable.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write the document to this file.")]
NoScanOption = Annotated[bool, typer.Option("--no-scan", help="Look at no repository, only at the answers.")]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="No colours, even on a terminal.")]
RecordOption = Annotated[
    bool, typer.Option("--record", help="Add a line to the history, .mlready/history.jsonl beside the answers.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing beside the document.")]
TodayOption = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="The day to judge by, such as 2026-11-21.")
]


def day(today: str | None) -> dt.date:
    """Return the day that ``--today`` names, or the present one."""
    if today is None:
        return dt.datetime.now().astimezone().date()
    try:
        named = dt.date.fromisoformat(today)
    except ValueError as error:
        raise UsageError(f"--today takes a date such as 2026-11-21, not {quoted(today)}") from error
    if not _FIRST_YEAR <= named.year <= _LAST_YEAR:
        raise UsageError(f"--today takes a year from {_FIRST_YEAR} to {_LAST_YEAR}, not {named.year}")
    return named
