"""The pages of the reference that follow from the playbooks and from the program, written anew at every build."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import typer
from json_shape import json_page, samples
from typer.main import get_command

from mlready.cli.app import build
from mlready.model.context import ContextQuestion
from mlready.model.crosswalk import LadderCrosswalk, Sign, TestScoreCrosswalk
from mlready.model.playbook import Control, Playbook
from mlready.model.practice import Practice
from mlready.render.explain_standard import explain_item, explain_standard
from mlready.render.explanation import explain_context, explain_control, explain_practice, explain_role, explain_term
from mlready.store.advice import load_crosswalks, load_roles, load_terms
from mlready.store.library import Library
from mlready.store.playbooks import load_playbook
from mlready.store.practices import load_practices
from mlready.store.standards import load_standards

OVERLAYS = ("content", "genai")
# It raises minimums of others, so its own controls alone are taken from it.
RAISES = "regulated"


def write_reference(folder: Path) -> None:
    """Write one page for the commands, and one each for what the playbooks ask, look for and name."""
    library = Library()
    playbook = load_playbook("enterprise", OVERLAYS)
    startup = load_playbook("startup", OVERLAYS)
    practices = load_practices(library, playbook)
    pages = {
        "commands": commands(),
        "controls": controls(startup, playbook, practices),
        "questions": questions(playbook.context),
        "practices": page("Practices", ((one.id, explain_practice(one, startup)) for one in practices.values())),
        "roles": page("Roles", ((one.id, explain_role(one, playbook)) for one in load_roles(library))),
        "words": page("Words", ((one.id, explain_term(one)) for one in load_terms(library))),
        "crosswalks": crosswalks(library),
        "standards": standards(library),
        "json": json_page(samples()),
    }
    folder.mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")


def page(title: str, entries: Iterable[tuple[str, str]], about: str = "") -> str:
    """Return a page with one section an entry, its text as `mlready explain` prints it."""
    parts = [f"# {title}\n", *([f"{about}\n"] if about else [])]
    parts += [f"## {name}\n\n```text\n{text.strip()}\n```\n" for name, text in entries]
    return "\n".join(parts)


def controls(startup: Playbook, enterprise: Playbook, practices: Mapping[str, Practice]) -> str:
    """Return every control as a start-up is asked it, with what an enterprise must reach."""
    roles = {role.id: role.title for role in load_roles(Library())}

    def text(control: Control, asked: Playbook) -> str:
        other = enterprise.find(control.id) or strictest.find(control.id)
        bar = f"\nEnterprise: minimum {other.minimum}{', blocks the launch' * other.blocks}\n" if other else ""
        return explain_control(control, asked, practices, roles) + bar

    raised, strictest = (load_playbook(name, (*OVERLAYS, RAISES)) for name in ("startup", "enterprise"))
    added = [one for one in raised.controls if startup.find(one.id) is None]
    entries = [(one.id, text(one, startup)) for one in startup.controls] + [
        (one.id, text(one, raised)) for one in added
    ]
    about = (
        f"The {len(entries)} controls of the start-up playbook with all overlays, and what an enterprise must reach. "
        f"The overlay {RAISES} raises other minimums, too: `mlready explain ID --overlay {RAISES}` shows them."
    )
    return page("Controls", entries, about)


def questions(asked: Iterable[ContextQuestion]) -> str:
    """Return every context question."""
    return page("Context questions", ((one.full_id, explain_context(one)) for one in asked), "They are never scored.")


def crosswalks(library: Library) -> str:
    """Return each maturity model of others, with what bears on every level or test of it."""
    parts = ["# Crosswalks\n"]
    for one in load_crosswalks(library):
        parts.append(f"## {one.title}\n\n{one.about} Looked up on {one.checked_on}.\n")
        rows = ladder(one) if isinstance(one, LadderCrosswalk) else score(one)
        parts += ["| | Statement | Shown by |", "|---|---|---|", *rows, ""]
    return "\n".join(parts)


def ladder(crosswalk: LadderCrosswalk) -> Iterable[str]:
    """Yield the rows of the levels: all statements of a level and of those below it must hold."""
    for level in crosswalk.levels:
        for statement in level.requires:
            shown = (" or " if statement.any else " and ").join(map(sign, statement.signs))
            yield f"| {level.level} {level.title} | {statement.says} | {shown} |"


def score(crosswalk: TestScoreCrosswalk) -> Iterable[str]:
    """Yield the rows of the tests of each section."""
    for section in crosswalk.sections:
        for test in section.tests:
            shown = [f"`{name}`" for name in (*test.controls, *test.practices)]
            yield f"| {section.title} | {test.title} | {', '.join(shown)} |"


def sign(one: Sign) -> str:
    """Return one sign of a statement."""
    return f"`{one.practice}`" if one.practice else f"`{one.control}` at {one.level}"


def standards(library: Library) -> str:
    """Return every law, standard and list of risks, with what bears on each of its items."""
    parts = []
    for one in load_standards(library):
        items = "\n".join(explain_item(one, item) for item in one.items)
        parts.append((one.title, f"{explain_standard(one)}\n{items}"))
    about = "What bears on each item; a plan says how far a system is. None of it says that anybody complies."
    return page("Laws and standards", parts, about)


def commands() -> str:
    """Return the help of every command, as `--help` prints it; those of a group stand behind it."""
    app = get_command(build())
    return page("Commands", helps(app, typer.Context(app, info_name="mlready")))


def helps(group: Any, context: typer.Context) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - Typer keeps its classes private
    """Yield the name of each command of `group`, as one types it behind `mlready`, and its help."""
    for name, command in group.commands.items():
        inner = typer.Context(command, info_name=name, parent=context)
        yield inner.command_path.removeprefix("mlready "), command.get_help(inner)
        if hasattr(command, "commands"):
            yield from helps(command, inner)
