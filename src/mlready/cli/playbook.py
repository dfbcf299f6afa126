"""``mlready playbook``: look at checklists, test them, compare them, begin one."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mlready.cli.console import deliver, tell
from mlready.cli.inputs import DEFAULT_PLAYBOOK, library_for, overlay_files, rules_of
from mlready.cli.options import OutputOption, OverlayOption, TodayOption, day
from mlready.engine.assess import assess
from mlready.engine.difference import differences
from mlready.engine.lint import lint as find_faults
from mlready.errors import DocumentError, TargetError, UsageError, quoted
from mlready.model.nearest import did_you_mean
from mlready.model.playbook import Playbook
from mlready.render.json import playbook_json
from mlready.render.playbook import Judged, difference_text, listing_text, new_playbook, playbook_text
from mlready.store.advice import load_roles
from mlready.store.answers import bind_answers, read_answers
from mlready.store.files import write_text
from mlready.store.library import Library, called_from
from mlready.store.playbooks import load_playbook, open_playbook
from mlready.store.practices import load_practices
from mlready.store.schemas import SCHEMAS, answers_schema

commands = typer.Typer(no_args_is_help=True, help="Look at checklists, test and compare them, begin one.")

NameArgument = Annotated[str, typer.Argument(metavar="PLAYBOOK", help="Playbook: a name or a path.")]


class Format(StrEnum):
    """What a playbook is shown in."""

    TEXT = "text"
    JSON = "json"


DocumentArgument = Annotated[str, typer.Argument(metavar="DOCUMENT", help=f"Whose schema: {', '.join(SCHEMAS)}.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(commands, name="playbook")


@commands.command("list")
def list_playbooks(output: OutputOption = None) -> None:
    """List the playbooks and overlays that can be named."""
    library = library_for()
    playbooks = [load_playbook(name, (), library) for name, _ in library.listing()]
    overlays = [entry for _, entry in overlay_files(library)]
    deliver(listing_text(playbooks, overlays), output)


@commands.command(short_help="Show a playbook as it is asked.")
def show(
    playbook: NameArgument = DEFAULT_PLAYBOOK,
    *,
    overlay: OverlayOption = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.TEXT,  # noqa: A002 - the option's name
    output: OutputOption = None,
) -> None:
    """Show a playbook as it is asked, after what it extends and its overlays."""
    loaded = load_playbook(playbook, overlay or (), library_for())
    deliver(playbook_json(loaded) if format is Format.JSON else playbook_text(loaded), output)


@commands.command(short_help="Find rules that cannot work.")
def lint(playbook: NameArgument = DEFAULT_PLAYBOOK, *, overlay: OverlayOption = None) -> None:
    """Find rules that can never fire, contradict each other, or lead nowhere.

    Exits 3 where there are any.
    """
    library = library_for()
    loaded = open_playbook(playbook, overlay or (), library)
    roles = {role.id for role in load_roles(library)}
    faults = find_faults(loaded.playbook, load_practices(library, loaded.playbook), roles)
    problems = [loaded.problem(fault.id, fault.field, fault.says) for fault in faults]
    if problems:
        raise DocumentError(problems)
    controls, questions = len(loaded.playbook.controls), len(loaded.playbook.context)
    tell(f"{loaded.playbook.id}: {controls} controls and {questions} context questions, no faults")


@commands.command(short_help="Say what differs between two playbooks.")
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Playbook: a name or a path.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The playbook to compare it with.")],
    answers: Annotated[
        list[Path] | None, typer.Argument(metavar="ANSWERS", help="Answers files: whose verdict would change?")
    ] = None,
    *,
    output: OutputOption = None,
    today: TodayOption = None,
) -> None:
    """Say what differs between two playbooks, and whose verdict and score would change."""
    library = library_for()
    pair = (load_playbook(old, (), library), load_playbook(new, (), library))
    judged = [_judge(path, pair, library, today) for path in answers or ()]
    deliver(difference_text(pair[0], pair[1], list(differences(*pair)), judged), output)


def _judge(path: Path, pair: tuple[Playbook, Playbook], library: Library, today: str | None) -> Judged:
    file = read_answers(path)
    rules = rules_of(library)
    before, after = (
        assess(one, bind_answers(file, one, library, partly=True), today=day(today), rules=rules) for one in pair
    )
    return Judged(str(path), before, after)


@commands.command()
def schema(
    document: DocumentArgument = "answers",
    *,
    playbook: Annotated[
        str | None, typer.Option("--playbook", "-p", help="For answers: only the ids and choices of this playbook.")
    ] = None,
    overlay: OverlayOption = None,
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema of a document, for editors."""
    if document not in SCHEMAS:
        raise UsageError(
            f"there is no schema of {quoted(document)}{did_you_mean(document, SCHEMAS)}: {', '.join(SCHEMAS)}"
        )
    if (playbook or overlay) and document != "answers":
        raise UsageError("--playbook and --overlay go with the schema of answers")
    asked = load_playbook(playbook or DEFAULT_PLAYBOOK, overlay or (), library_for()) if playbook or overlay else None
    deliver(json.dumps(answers_schema(asked) if asked else SCHEMAS[document](), indent=2) + "\n", output)


@commands.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its id: lower case, parts joined by hyphens.")],
    *,
    extends: Annotated[str, typer.Option("--extends", help="The playbook to start from.")] = DEFAULT_PLAYBOOK,
    output: OutputOption = None,
) -> None:
    """Begin a playbook of your own that extends another one."""
    base = load_playbook(extends, (), library_for())
    path = output or Path(".mlready", "playbooks", f"{name}.yaml")
    text = new_playbook(name, base, called_from(path.parent, extends))
    if path.exists():
        raise TargetError(f"{path} is already there", "give another name, or --output")
    if output is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, text)
    tell(f"wrote {path}; try `mlready playbook lint {path}`")
