"""What the files of a system show, practice by practice, on a terminal."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from mlready.model.amounts import count
from mlready.model.assessment import Assessment, Source
from mlready.model.evidence import Component, Evidence, PracticeFinding, ProductFinding, Status
from mlready.render.markdown_text import one_line
from mlready.render.text import scorecard_in_brief

_PLACES: Final = 2
_INDENT: Final = " " * 4


def practices_text(assessment: Assessment, *, width: int, colour: bool, next_step: str = "") -> str:
    """Return the scorecard, then what was found with its places, what falls short and why, and what was not found."""
    findings = list((assessment.scan.practices or {}).values())
    parts = [
        *_components(assessment.scan.components, width),
        *_found(findings, width),
        *_short(findings, width),
        *_missing(findings, width),
        *_unasked(findings, width),
        *_retired(assessment.scan.retired, width),
        *_settled(assessment, width),
    ]
    head = scorecard_in_brief(assessment, next_step=next_step, width=width, colour=colour)
    return head + "\n" + "\n".join(parts) + "\n"


def _components(components: Sequence[Component], width: int) -> Iterator[str]:
    """Yield what was looked at, where that is more than one repository, or has a role."""
    if len(components) > 1 or any(one.role for one in components):
        says = ", ".join(f"{one.name} ({one.role})" if one.role else one.name for one in components)
        yield from textwrap.wrap(one_line(f"Looked at {says}"), width, break_on_hyphens=False)
        yield ""


def _found(findings: Iterable[PracticeFinding], width: int) -> Iterator[str]:
    found = [finding for finding in findings if finding.status is Status.FOUND]
    yield f"{count(len(found), 'practice')} of {len(list(findings))} found"
    for finding in found:
        yield f"  {finding.id}"
        for place in finding.evidence[: max(_PLACES, len({one.repository for one in finding.evidence}))]:
            yield from _wrap(_place(place), width)


def _short(findings: Iterable[PracticeFinding], width: int) -> Iterator[str]:
    short = [finding for finding in findings if finding.status is Status.PARTIAL]
    if short:
        yield f"\n{count(len(short), 'practice')} fall short" if len(short) > 1 else "\n1 practice falls short"
    for finding in short:
        yield f"  {finding.id}"
        if finding.evidence:
            yield from _wrap(_place(finding.evidence[0]), width)


def _missing(findings: Iterable[PracticeFinding], width: int) -> Iterator[str]:
    names = [finding.id for finding in findings if finding.status is Status.MISSING]
    if names:
        yield "\nNot found; `mlready explain ID` says what would show it"
        yield from _listed(", ".join(names), width)


def _unasked(findings: Iterable[PracticeFinding], width: int) -> Iterator[str]:
    """Yield what does not apply, with each reason once."""
    reasons: dict[str | None, list[str]] = {}
    for finding in findings:
        if finding.status is Status.NOT_APPLICABLE:
            reasons.setdefault(finding.reason, []).append(finding.id)
    if reasons:
        yield "\nDo not apply"
    for reason, names in reasons.items():
        yield from _listed(f"{', '.join(names)}: {reason}" if reason else ", ".join(names), width)


def _retired(products: Iterable[ProductFinding], width: int) -> Iterator[str]:
    """Yield the products that should go, with their places and what to use instead."""
    for number, product in enumerate(products):
        if not number:
            yield "\nOn the way out"
        yield f"  {one_line(product.title)}"
        for place in product.evidence[:_PLACES]:
            yield from _wrap(_place(place), width)
        if product.retired:
            yield from _wrap(one_line(f"{product.retired.says} {product.retired.instead}"), width)


def _settled(assessment: Assessment, width: int) -> Iterator[str]:
    """Yield the controls that the files answer by themselves."""
    settled = [finding for finding in assessment.findings if finding.source is Source.REPOSITORY]
    if settled:
        yield "\nControls that the files answer by themselves"
        says = ", ".join(f"{finding.control.id} (level {finding.level})" for finding in settled)
        yield from _listed(says, width)


def _place(place: Evidence) -> str:
    return one_line(f"{place.where}  {place.says}")


def _wrap(text: str, width: int) -> list[str]:
    indent = f"{_INDENT}  "
    # A path that is broken at a hyphen can be neither clicked nor copied.
    return textwrap.wrap(text, width, initial_indent=_INDENT, subsequent_indent=indent, break_on_hyphens=False)


def _listed(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
