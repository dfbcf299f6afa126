"""An empty answers file: every question with its choices as comments, every answer still open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mlready.model.context import ContextQuestion, ContextType
from mlready.model.playbook import Control, Playbook
from mlready.render.markdown_text import one_line
from mlready.store.yaml_edit import yaml_value


@dataclass(frozen=True, slots=True)
class Head:
    """What an answers file says before its answers.

    `playbook` and `overlays` are names, or paths that count from where the file will stand, as does `schema`, which is
    for its editor.
    """

    system: str
    schema: str
    playbook: str
    overlays: Sequence[str] = ()


def empty_answers(playbook: Playbook, head: Head) -> str:
    """Return the text of an answers file for `playbook` that reads well and answers nothing."""
    return "\n".join([*_head(head), *_context(playbook), *_controls(playbook)]) + "\n"


def _head(head: Head) -> list[str]:
    return [
        f"# yaml-language-server: $schema={head.schema}",
        "# What is left empty is an open question. Behind a colon goes a level (0 to 4) or a choice's name. For more:",
        "# {level: 2, note: …, by: …, date: 2026-11-21, proof: docs/…}, {not_applicable: why}, or {unknown: true}.",
        "schema: mlready.answers/1",
        "system:",
        f"  name: {yaml_value(one_line(head.system))}",
        "  repositories: [.]  # of several: [{path: ., role: serving}, {path: ../training, role: training}]",
        f"playbook: {yaml_value(head.playbook)}",
        f"overlays: {yaml_value(list(head.overlays))}",
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
    kind = "true or false" if question.type is ContextType.BOOLEAN else question.type.value
    return f"({', '.join(filter(None, [kind, question.unit, *question.words]))})"


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
