"""Assessments written into the history beside their answers file."""

from pathlib import Path

from mlready import __version__
from mlready.cli.console import tell
from mlready.cli.inputs import Request
from mlready.engine.snapshot import snapshot_of
from mlready.engine.trend import entry_of
from mlready.model.assessment import Assessment
from mlready.render.words import headline
from mlready.store.config import load_config
from mlready.store.history import add_entry, history_path


def record(assessment: Assessment, request: Request) -> None:
    """Add `assessment` to the history of what `request` named, and say so."""
    folder, answers = home_of(request)
    added = add_entry(folder, entry_of(snapshot_of(assessment, __version__), answers))
    if not request.quiet:
        says = headline(assessment).lower()
        where = history_path(folder)
        tell(f"recorded in {where}: {says}" if added else f"{where}: this is recorded already: {says}")


def home_of(request: Request) -> tuple[Path, str]:
    """Return the folder whose history an assessment belongs to, and the answers file that it is about.

    Without an answers file that is the one that would be there.
    """
    return request.folder, (request.answers or Path(load_config(request.folder).answers)).name
