"""Annotations of GitHub Actions: workflow commands, one a line."""

from collections.abc import Iterator
from typing import Final

from mlready.model.assessment import Assessment
from mlready.render.shortfalls import Ground, Severity, Shortfall, shortfalls
from mlready.render.words import headline, per_cent

_COMMAND: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_ORDER: Final = tuple(_COMMAND)
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


def check_github(assessment: Assessment, ground: Ground) -> str:
    """Return the verdict and what falls short as annotations.

    GitHub shows ten of each severity: what is known to be missing stands before what nobody has said.
    """
    found = sorted(shortfalls(assessment, ground), key=lambda one: (_ORDER.index(one.severity), not one.known))
    return "\n".join([_verdict(assessment), *_annotations(found)]) + "\n"


def _verdict(assessment: Assessment) -> str:
    score = assessment.overall
    says = headline(assessment)
    if score.score is not None:
        says += f"; score {per_cent(score.score)} of 100, from answers that cover {per_cent(score.coverage)} %"
    return f"::notice title=mlready::{escape(says)}"


def _annotations(found: list[Shortfall]) -> Iterator[str]:
    for one in found:
        place = f"file={escape_property(one.spot.path)},line={one.spot.line},title={escape_property(one.id)}"
        yield f"::{_COMMAND[one.severity]} {place}::{escape(one.message)}"


def escape(text: str) -> str:
    r"""Return `text` as the message of a workflow command.

    >>> escape("100 %\n::error::x")
    '100 %25%0A::error::x'
    """
    shown = "".join(char if char.isprintable() or char in "\r\n" else _REPLACEMENT for char in text)
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Return `text` as the value of a property of a workflow command.

    >>> escape_property("a:b,c")
    'a%3Ab%2Cc'
    """
    return escape(text).replace(":", "%3A").replace(",", "%2C")
