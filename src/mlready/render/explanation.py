"""What `mlready explain` says of one control, practice, question, role, word or source."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from mlready.model.advice import Role, SourceBullet, SourceDocument, Term
from mlready.model.amounts import count
from mlready.model.context import ContextQuestion
from mlready.model.playbook import BLOCKING_WEIGHT, Control, Playbook
from mlready.model.practice import Practice

_WIDTH: Final = 80


def explain_control(
    control: Control, playbook: Playbook, practices: Mapping[str, Practice], roles: Mapping[str, str]
) -> str:
    """Return everything that the playbook knows of one control."""
    phase = next(phase.title for phase in playbook.phases if phase.id == control.phase)
    lines = [f"{control.id}: {phase}, {control.topic}", "", *wrap(control.ask), "", *wrap(f"Why: {control.why}"), ""]
    for choice in control.choices:
        mark = " ←minimum" if choice.level == control.minimum else " ←target" if choice.level == control.target else ""
        lines += wrap(f"{choice.level}  {choice.says} [{choice.id}]{mark}", "  ", "     ")
    lines += ["", *wrap(f"Scored: {_scoring(control)}")]
    if control.role:
        lines += wrap(f"Ask: {roles.get(control.role, control.role)}.")
    if control.asked_when:
        lines += wrap(f"Asked only where {control.asked_when.words}.")
    lines += _evidence(control, practices)
    if control.remedy:
        effort = control.remedy.effort_days.of(playbook.audience)
        lines += ["", *wrap(f"To mend it: {control.remedy.title} ({count(effort, 'day')})")]
        lines += [line for step in control.remedy.steps for line in wrap(f"→ {step.do}", "  ", "    ")]
        if control.remedy.after:
            lines += wrap(f"After: {', '.join(control.remedy.after)}")
    if control.sources:
        lines += ["", *wrap(f"From: {', '.join(control.sources)}")]
    if control.references:
        lines += wrap(f"See: {'; '.join(control.references)}")
    return _text(lines)


def explain_context(question: ContextQuestion) -> str:
    """Return what a context question asks, what answers it, and what it steers."""
    unit = f", in {question.unit}" if question.unit else ""
    lines = [f"{question.full_id}: {question.type}{unit}", "", *wrap(question.ask), "", *wrap(f"Why: {question.why}")]
    if question.choices:
        lines += [""]
    for choice in question.choices:
        lines += wrap(f"{choice.id}: {choice.says}", "  ", "    ")
    if question.asked_when:
        lines += ["", *wrap(f"Asked only where {question.asked_when.words}.")]
    return _text([*lines, "", "It is never scored."])


def explain_practice(practice: Practice, playbook: Playbook) -> str:
    """Return what shows a practice in a repository, and which controls it speaks for."""
    lines = [f"{practice.id}: {practice.title}", "", *wrap(f"Shown by: {practice.shows}")]
    lines += ["", *wrap(f"Not enough: {practice.not_enough}"), "", *wrap(f"Why: {practice.why}")]
    controls = [
        f"{control.id} (level {level})"
        for control in playbook.controls
        for names, level in control.evidence.items()
        if practice.id in names.split("|")
    ]
    if practice.only_with:
        lines += ["", *wrap(f"Asked only where {' or '.join(practice.only_with)} is found.")]
    if practice.needs:
        lines += ["", *wrap(f"Asked only where {practice.needs}.")]
    if practice.needed_by:
        lines += ["", *wrap(f"Asked of components for {', '.join(practice.needed_by)}, and of those without a role.")]
    lines += ["", *wrap(f"Speaks for: {', '.join(controls) or 'no control of this playbook'}")]
    return _text(lines)


def explain_term(term: Term) -> str:
    """Return what one of mlready's words means."""
    lines = [term.title or term.id.replace("-", " ").capitalize(), "", *wrap(term.means)]
    return _text([*lines, "", *wrap(f"See: {', '.join(term.see)}")] if term.see else lines)


def explain_role(role: Role, playbook: Playbook) -> str:
    """Return what a role owns, who stands in for it, and which controls it is asked."""
    controls = [control.id for control in playbook.controls if control.role == role.id]
    asked = ": ".join(filter(None, (f"Asked for {count(len(controls), 'control')}", ", ".join(controls))))
    lines = [f"{role.id}: {role.title}", "", *wrap(f"Owns: {role.owns}"), *wrap(f"In a start-up: {role.startup}"), ""]
    return _text([*lines, *wrap(asked), "", f"`mlready assess --role {role.id}` asks this role alone."])


def explain_source(bullet: SourceBullet, documents: Sequence[SourceDocument], playbook: Playbook) -> str:
    """Return what a bullet of a source checklist says, and which controls answer it."""
    title = next(document.title for document in documents if document.id == bullet.document)
    controls = [control.id for control in playbook.controls if bullet.id in control.sources]
    return _text([f"{bullet.id}: {title}", "", *wrap(bullet.says), "", *wrap(f"Asked by: {', '.join(controls)}")])


def _scoring(control: Control) -> str:
    if control.optional:
        return f"optional; it counts with weight {control.weight:g} once it reaches level {control.target}."
    says = f"minimum {control.minimum}, target {control.target}, weight {control.weight:g}"
    if control.blocks:
        says += "; below the minimum or unknown it blocks the launch"
    elif control.blocks_when:
        says += f"; where {control.blocks_when.words} it blocks the launch and weighs {BLOCKING_WEIGHT}"
    return f"{says}. An answer is good for {control.valid_for.days} days."


def _evidence(control: Control, practices: Mapping[str, Practice]) -> Iterable[str]:
    if not control.evidence:
        return ["", "No file can show it: somebody has to say."]
    lines = ["", "What files can show:"]
    for names, level in sorted(control.evidence.items(), key=lambda pair: (pair[1], pair[0])):
        titles = " or ".join(practices[name].title if name in practices else name for name in names.split("|"))
        lines += wrap(f"level {level}: {titles} [{names}]", "  ", "    ")
    if control.decidable:
        lines += wrap("Files decide it: an answer above what they show counts only with a proof.")
    return lines


def wrap(text: str, first: str = "", rest: str = "") -> list[str]:
    """Return the lines of a paragraph; what is before the first, and before each of the rest, counts as width."""
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
