"""An empty answers file: every question with its choices as comments, every answer still open."""

from collections.abc import Iterator

from mlready.model.context import ContextQuestion
from mlready.model.playbook import Control, Playbook
from mlready.render.markdown_text import one_line


def empty_answers(playbook: Playbook, system: str, schema: str) -> str:
    """Return the text of an answers file for `playbook` that reads well and answers nothing.

    Args:
        playbook: what will be asked.
        system: the name of the system.
        schema: where its editor finds the schema, from where the file will stand.
    """
    return "\n".join([*_head(playbook, system, schema), *_context(playbook), *_controls(playbook)]) + "\n"


def _head(playbook: Playbook, system: str, schema: str) -> list[str]:
    name = one_line(system).replace('"', "'")
    return [
        f"# yaml-language-server: $schema={schema}",
        "# What is left empty is an open question. Behind a colon goes a level (0 to 4) or a choice's name. To say more:",
        "# {level: 2, note: …, by: …, date: 2026-11-21, proof: docs/…}, {not_applicable: why}, or {unknown: true}.",
        "schema: mlready.answers/1",
        f'system: {{name: "{name}", repositories: [.]}}',
        f"playbook: {playbook.lineage[0]}",
        f"overlays: [{', '.join(playbook.overlays)}]",
        "answers:",
    ]


def _context(playbook: Playbook) -> Iterator[str]:
    yield from _title("The system")
    for question in playbook.context:
        yield f"  # {one_line(question.ask)} {_hint(question)}"
        yield f"  {question.full_id}:"


def _hint(question: ContextQuestion) -> str:
    if question.choices:
        return f"({', '.join(choice.id for choice in question.choices)})"
    return f"({', '.join(filter(None, [question.type.value, question.unit, *question.words]))})"


def _controls(playbook: Playbook) -> Iterator[str]:
    for phase in playbook.phases:
        controls = [control for control in playbook.controls if control.phase == phase.id]
        if controls:
            yield from _title(phase.title)
        for control in controls:
            yield from _control(control)


def _control(control: Control) -> Iterator[str]:
    bar = "optional" if control.optional else f"go-live minimum {control.minimum}"
    yield f"  # {one_line(control.ask)} ({bar}{', blocking' if control.blocks else ''})"
    for choice in control.choices:
        yield f"  #   {choice.level} {choice.id}: {one_line(choice.says)}"
    yield f"  {control.id}:"


def _title(text: str) -> tuple[str, str]:
    return "", f"  # --- {one_line(text)} ---"
