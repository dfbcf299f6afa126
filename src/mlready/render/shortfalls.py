"""What falls short, one entry each, with a place that a code host can open: what every report for CI is made of."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

from mlready.model.assessment import Assessment, Conflict, Finding, Outcome
from mlready.model.evidence import Evidence, PracticeFinding, Status
from mlready.render.markdown_text import one_line
from mlready.render.words import standing

MOST_CHARACTERS: Final = 1000


class Severity(StrEnum):
    """How much a shortfall matters: it stops the launch, it is below the bar, or it is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Kind(StrEnum):
    """What falls short: a control, an answer that claims more than the files show, or a practice."""

    CONTROL = "control"
    CONFLICT = "conflict"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Spot:
    """A file, as its path counts from where CI stands, and a line of it."""

    path: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Ground:
    """Where CI stands, and what it shows a shortfall at that no file of its own shows.

    Args:
        file: what stands for the whole repository, such as its README.
        folder: where the first repository is, as CI sees it; empty where CI stands in it.
        folders: where each repository is, by the name that evidence calls it, as CI sees it; without those it does not.
        answers: the answers file, where CI can open it.
        lines: the line of every answer in it, by control.
    """

    file: str
    folder: str = ""
    folders: Mapping[str, str] = field(default_factory=lambda: {".": ""})
    answers: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict)

    def spot(self, place: Evidence) -> Spot | None:
        """Return where CI can open `place`; None where it is in a repository that CI does not stand in."""
        folder = self.folders.get(place.repository)
        return None if folder is None else Spot(str(PurePosixPath(folder, place.path)), place.line or 1)

    def answer(self, control: str) -> Spot:
        """Return where `control` is, or would be, answered; else what stands for the repository."""
        return Spot(self.answers or self.file, self.lines.get(control, 1) if self.answers else 1)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that falls short. `known` is False where nobody has said; `accepted` says who waived it."""

    kind: Kind
    id: str
    severity: Severity
    says: str
    spot: Spot
    known: bool = True
    accepted: str | None = None

    @property
    def message(self) -> str:
        """What falls short, and who accepts that."""
        return f"{self.says} ({self.accepted})" if self.accepted else self.says

    def fingerprint(self, ground: Ground) -> str:
        """Return what names this shortfall in every run: it knows neither lines nor files nor the order of things.

        Systems that stand in several folders of one repository differ by their folder.
        """
        named = f"mlready/1\0{ground.folder}\0{self.kind}\0{self.id}"
        return hashlib.sha256(named.encode("utf-8", "surrogateescape")).hexdigest()


def shortfalls(assessment: Assessment, ground: Ground) -> Iterator[Shortfall]:
    """Yield what falls short: controls and conflicts in the playbook's order, then practices."""
    for finding in assessment.findings:
        if finding.short:
            yield _control(finding, ground)
        if finding.conflict and finding.conflict.open:
            yield _conflict(finding, finding.conflict, ground)
    for practice in (assessment.scan.practices or {}).values():
        if practice.status is Status.PARTIAL:
            yield _practice(practice, ground)


def title(finding: Finding) -> str:
    """Return what a control wants done, or else what it asks."""
    return finding.control.remedy.title if finding.control.remedy else finding.control.ask


def clip(text: str, most: int = MOST_CHARACTERS) -> str:
    r"""Return `text` on one line of at most `most` characters, without what steers a terminal.

    >>> clip("red \x1b[31m\nalert", 10)
    'red [31m…'
    """
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _control(finding: Finding, ground: Ground) -> Shortfall:
    accepted = finding.waiver.waiver if finding.waived and finding.waiver else None
    place = finding.evidence[0] if finding.evidence else None
    spot, there = _where(place, ground)
    return Shortfall(
        kind=Kind.CONTROL,
        id=finding.control.id,
        severity=_severity(finding),
        says=clip(f"{_says(finding)}{there}"),
        spot=spot or ground.answer(finding.control.id),
        known=finding.outcome is not Outcome.UNKNOWN,
        accepted=clip(f"{accepted.owner} accepts it until {accepted.until}: {accepted.reason}") if accepted else None,
    )


def _severity(finding: Finding) -> Severity:
    if finding.is_blocker:
        return Severity.ERROR
    return Severity.NOTE if finding.waived or finding.outcome is Outcome.UNKNOWN else Severity.WARNING


def _says(finding: Finding) -> str:
    stops = " It stops the launch." if finding.is_blocker else ""
    if finding.outcome is Outcome.UNKNOWN:
        return f"Nobody has said: {finding.control.ask} Level {finding.minimum} is needed.{stops}"
    remedy = finding.control.remedy
    first = f" First step: {remedy.steps_between(finding.level, finding.target)[0]}" if remedy else ""
    return f"{title(finding)}: {standing(finding)}.{stops}{first}"


def _conflict(finding: Finding, conflict: Conflict, ground: Ground) -> Shortfall:
    said = f"the answer says level {conflict.answered}, the files show level {conflict.detected}"
    return Shortfall(
        kind=Kind.CONFLICT,
        id=finding.control.id,
        severity=Severity.NOTE if finding.optional else Severity.WARNING,
        says=clip(f"{title(finding)}: {said}; {finding.level} counts. A proof beside the answer settles it."),
        spot=ground.answer(finding.control.id),
    )


def _practice(finding: PracticeFinding, ground: Ground) -> Shortfall:
    spot, there = _where(finding.evidence[0] if finding.evidence else None, ground)
    return Shortfall(
        kind=Kind.PRACTICE,
        id=finding.id,
        severity=Severity.NOTE,
        says=clip(f"{finding.id}: {finding.reason or 'falls short'}{there}"),
        spot=spot or Spot(ground.file),
    )


def _where(place: Evidence | None, ground: Ground) -> tuple[Spot | None, str]:
    """Return where CI can open `place`, or else the words that name it."""
    spot = ground.spot(place) if place else None
    if place is None or spot:
        return spot, ""
    return None, f" Seen in {place.where}"
