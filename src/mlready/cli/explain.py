"""``mlready explain ID``: what a control, practice, question or word means here."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from mlready.cli.console import deliver
from mlready.cli.inputs import DEFAULT_PLAYBOOK, library_for, overlay_files
from mlready.cli.options import OutputOption, OverlayOption
from mlready.errors import UsageError, quoted
from mlready.model.nearest import did_you_mean
from mlready.model.playbook import Playbook
from mlready.model.practice import Practice
from mlready.render.explain_maturity import explain_maturity
from mlready.render.explain_standard import explain_by_id, known_ids
from mlready.render.explanation import (
    explain_context,
    explain_control,
    explain_practice,
    explain_role,
    explain_source,
    explain_term,
)
from mlready.render.rules import rules_text
from mlready.store.advice import load_crosswalks, load_roles, load_sources, load_terms
from mlready.store.config import load_config
from mlready.store.library import Library
from mlready.store.playbooks import load_playbook
from mlready.store.practices import load_practices
from mlready.store.standards import load_standards


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(short_help="Say what a control, practice, question or word means.")(explain)


def explain(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A control, practice, question, role, source, standard, maturity model or word."
        ),
    ],
    *,
    playbook: Annotated[str | None, typer.Option("--playbook", "-p", help="Whose minimums and rules to show.")] = None,
    overlay: OverlayOption = None,
    full: Annotated[bool, typer.Option("--full", help="Of a practice: every name that its rules look for.")] = False,
    output: OutputOption = None,
) -> None:
    """Say what a control, practice, question, role or word means, why it is asked, and how it is scored and shown."""
    library = library_for()
    config = load_config(Path())
    overlays = overlay or dict.fromkeys([*config.overlays, *_every_overlay(library)])
    loaded = load_playbook(playbook or config.playbook or DEFAULT_PLAYBOOK, overlays, library)
    deliver(_explanation(name, loaded, library, full=full), output)


def _every_overlay(library: Library) -> list[str]:
    """Return the overlays that only add, so that every control can be explained and no minimum is raised."""
    return [
        name
        for name, overlay in overlay_files(library)
        if all(isinstance(entry, dict) and "ask" in entry for entry in overlay.get("controls") or ())
    ]


def _overlay_of(name: str, library: Library) -> str | None:
    """Return the overlay that brings the control `name`."""
    for overlay, document in overlay_files(library):
        if any(isinstance(entry, dict) and entry.get("id") == name for entry in document.get("controls") or ()):
            return overlay
    return None


def _explanation(name: str, playbook: Playbook, library: Library, *, full: bool) -> str:
    """Return all that `name` stands for: a control and a practice may share their id."""
    practices = load_practices(library, playbook)
    texts = [*_asked_or_shown(name, playbook, practices, library, full=full), *_named(name, playbook, library)]
    standards = () if texts else load_standards(library)
    texts += explain_by_id(name, standards)
    crosswalks = () if texts else load_crosswalks(library)
    texts += explain_maturity(name, crosswalks)
    if not texts:
        if home := _overlay_of(name, library):
            raise UsageError(f"{quoted(name)} belongs to the overlay {home}", f"add --overlay {home}")
        words = [word for term in load_terms(library) for word in (term.id, *term.also)]
        others = (*load_roles(library), *load_sources(library)[1], *crosswalks)
        known = [*playbook.ids, *practices, *words, *(one.id for one in others), *known_ids(standards)]
        says = f"nothing here is called {quoted(name)}{did_you_mean(name, known)}"
        raise UsageError(says, "`mlready playbook show` lists ids; those of a playbook of yours with --playbook NAME")
    return "\n\n".join(texts)


def _asked_or_shown(
    name: str, playbook: Playbook, practices: Mapping[str, Practice], library: Library, *, full: bool
) -> Iterator[str]:
    """Yield what a control, a question or a practice of that name is."""
    if control := playbook.find(name):
        yield explain_control(control, playbook, practices, {role.id: role.title for role in load_roles(library)})
    if question := playbook.question(name) or playbook.question(f"context.{name}"):
        yield explain_context(question)
    if practice := practices.get(name):
        yield f"{explain_practice(practice, playbook)}\n{rules_text(practice, full=full)}"


def _named(name: str, playbook: Playbook, library: Library) -> Iterator[str]:
    """Yield what a role, a word or a bullet of a source checklist of that name is."""
    for role in load_roles(library):
        if role.id == name:
            yield explain_role(role, playbook)
    for term in load_terms(library):
        if name.lower().replace(" ", "-") in (term.id, *term.also):
            yield explain_term(term)
    documents, bullets = load_sources(library)
    for bullet in bullets:
        if bullet.id == name:
            yield explain_source(bullet, documents, playbook)
