"""``mlready report``: everything about one system as a page that can be mailed."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from mlready.cli.console import deliver, tell
from mlready.cli.inputs import Request, assess_request, library_for
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
from mlready.cli.record import home_of
from mlready.engine.trend import trend
from mlready.model.assessment import Assessment
from mlready.model.evidence import Evidence
from mlready.model.trend import Trend
from mlready.planning.plan import make_plan
from mlready.render.words import headline
from mlready.repo.web import web_folder
from mlready.store.advice import load_roles, load_sources
from mlready.store.history import read_history
from mlready.store.plan_advice import load_plan_advice


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(short_help="Write it all as one HTML page, to mail or print.")(report)


def report(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS", help="Answers file to report on.")],
    *,
    playbook: PlaybookOption = None,
    overlay: OverlayOption = None,
    repo: RepoOption = None,
    output: OutputOption = None,
    today: TodayOption = None,
    no_scan: NoScanOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write verdict, evidence, plan and every answer as one HTML page that needs no network."""
    from mlready.render.html import Surroundings, report_html  # noqa: PLC0415 - Jinja is loaded only where it is used

    request = Request(
        answers, day(today), playbook, overlay or (), repo or (), scan=not no_scan, quiet=quiet, products=True
    )
    library = library_for(answers.parent)
    assessment = assess_request(request)
    made = make_plan(assessment, load_plan_advice(library))
    around = Surroundings(load_roles(library), load_sources(library)[0], _links(assessment), _trend(request))
    deliver(report_html(made, around), output)
    if output and not quiet:
        tell(f"wrote {output}: {headline(assessment).lower()}")


def _links(assessment: Assessment) -> Callable[[Evidence], str | None]:
    """Return where a place in a repository can be opened on the web, as far as its own git folder tells."""
    folders = {one.name: web_folder(Path(one.place)) for one in assessment.scan.components}

    def link(place: Evidence) -> str | None:
        folder = folders.get(place.repository)
        return folder.link(place.path, place.line) if folder else None

    return link


def _trend(request: Request) -> Trend | None:
    """Return how the system came along up to the day of the report; None where nothing is recorded of it."""
    folder, answers = home_of(request)
    mine = read_history(folder).of(answers, request.today)
    return trend(mine, request.today) if mine else None
