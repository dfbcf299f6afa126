"""The pages of the reference that follow from the playbooks and from the program, written anew at every build."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import typer
from typer.main import get_command

from mlready.cli.app import build
from mlready.model.context import ContextQuestion
from mlready.model.playbook import Control, Playbook
from mlready.model.practice import Practice
from mlready.render.explain_standard import explain_item, explain_standard
from mlready.render.explanation import explain_context, explain_control, explain_practice, explain_term
from mlready.store.advice import load_crosswalks, load_roles, load_terms
from mlready.store.library import Library
from mlready.store.playbooks import load_playbook
from mlready.store.practices import load_practices
from mlready.store.standards import load_standards

OVERLAYS = ("content", "genai", "regulated")


def write_reference(folder: Path) -> None:
    """Write one page for the commands, and one each for what the playbooks ask, look for and name."""
    library = Library()
    playbook = load_playbook("enterprise", ("content", "genai"))
    startup = load_playbook("startup", ("content", "genai"))
    practices = load_practices(library, playbook)
    pages = {
        "commands": commands(),
        "controls": controls(startup, playbook, practices),
        "questions": questions(playbook.context),
        "practices": page("Practices", ((one.id, explain_practice(one, startup)) for one in practices.values())),
        "words": page("Words", ((one.id, explain_term(one)) for one in load_terms(library))),
        "crosswalks": crosswalks(library),
        "standards": standards(library),
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

    def text(control: Control) -> str:
        other = enterprise.find(control.id)
        bar = f"\nEnterprise: minimum {other.minimum}{', blocks the launch' * other.blocks}\n" if other else ""
        return explain_control(control, startup, practices, roles) + bar

    about = f"The {len(startup.controls)} controls of the start-up playbook with the overlays content and genai."
    return page("Controls", ((one.id, text(one)) for one in startup.controls), about)


def questions(asked: Iterable[ContextQuestion]) -> str:
    """Return every context question."""
    return page("Context questions", ((one.full_id, explain_context(one)) for one in asked), "They are never scored.")


def crosswalks(library: Library) -> str:
    """Return what each crosswalk is, and when it was last looked up."""
    rows = [f"| {one.title} | {one.about} | {one.checked_on} |" for one in load_crosswalks(library)]
    return "\n".join(["# Crosswalks\n", "| Title | What it is | Looked up |", "|---|---|---|", *rows, ""])


def standards(library: Library) -> str:
    """Return every law, standard and list of risks, with what bears on each of its items."""
    parts = []
    for one in load_standards(library):
        items = "\n".join(explain_item(one, item) for item in one.items)
        parts.append((one.title, f"{explain_standard(one)}\n{items}"))
    about = "What bears on each item; a plan says how far a system is. None of it says that anybody complies."
    return page("Laws and standards", parts, about)


def commands() -> str:
    """Return the help of every command, as `--help` prints it."""
    app = get_command(build())
    context = typer.Context(app, info_name="mlready")
    names = app.list_commands(context) if hasattr(app, "list_commands") else []
    entries = []
    for name in names:
        command = app.get_command(context, name)  # type: ignore[attr-defined]  # a group has it
        entries.append((name, command.get_help(typer.Context(command, info_name=name, parent=context))))
    return page("Commands", entries)
