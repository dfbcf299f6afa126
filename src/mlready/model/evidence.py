"""What the files of a system show."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from pydantic import Field

from mlready.model.answers import Role
from mlready.model.base import Frozen, Id, Line


class Status(StrEnum):
    """Whether the files show a practice."""

    FOUND = "found"
    PARTIAL = "partial"
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"


class Strength(StrEnum):
    """How much a sign proves: written down, put to use, or done by a machine each time."""

    DECLARED = "declared"
    USED = "used"
    AUTOMATED = "automated"


class Evidence(Frozen):
    """One place in one repository, and what it says."""

    path: str
    line: int | None = None
    repository: str = "."
    says: Line

    @property
    def where(self) -> str:
        """The place in words, with its repository where there are several: ``serve: tests/test_app.py:2``."""
        repository = "" if self.repository == "." else f"{self.repository}: "
        return f"{repository}{self.path}{f':{self.line}' if self.line else ''}"


class Component(Frozen):
    """One repository of the system that was looked at, or one folder of it.

    ``name`` is what evidence calls it, ``place`` where it was found, as the command or a document names it.
    """

    name: str
    role: Role | None = None
    place: str = "."


class PracticeFinding(Frozen):
    """How one practice stands in the scanned repositories; `reason` says what falls short or was looked for."""

    id: Id
    status: Status
    strength: Strength | None = None
    evidence: tuple[Evidence, ...] = ()
    reason: str | None = None


class Retirement(Frozen):
    """Why a product should not be used any more, and what to use instead.

    `since` is the day, month, year or version from which on that holds, `source` where it was read, and ``checked_on``
    when. A `closed` product takes no new customers, one under a `licence` may not be used in production without one.
    """

    state: Literal["retired", "closed", "unmaintained", "deprecated", "licence"]
    since: Line | None = None
    says: Line
    instead: Line
    checked_on: Line
    source: Line


class ProductFinding(Frozen):
    """A product that the files show, the jobs that it does, and whether it should go."""

    id: Id
    title: Line
    serves: tuple[Id, ...] = ()
    retired: Retirement | None = None
    evidence: tuple[Evidence, ...]


class Scan(Frozen):
    """Everything that one look at the repositories gave.

    ``practices`` is None where no practice was looked for, ``products`` are those that were found. ``proofs`` maps a
    path that an answer names as proof to the SHA-256 of its content, or to None where no repository holds it.
    ``components`` are what was looked at.
    """

    practices: dict[str, PracticeFinding] | None = None
    products: tuple[ProductFinding, ...] = ()
    proofs: Mapping[str, str | None] = Field(default_factory=dict)
    commit: str | None = None
    components: tuple[Component, ...] = ()

    def found(self, practice: str) -> bool:
        """Return whether `practice` was found; ``a|b`` is found where either is."""
        known = self.practices or {}
        return any(one in known and known[one].status is Status.FOUND for one in practice.split("|"))

    def evidence(self, practice: str) -> tuple[Evidence, ...]:
        """Return the places that show `practice`, or either of ``a|b``."""
        known = self.practices or {}
        return tuple(place for one in practice.split("|") if one in known for place in known[one].evidence)

    @property
    def retired(self) -> tuple[ProductFinding, ...]:
        """The products in use that should not be used any more."""
        return tuple(product for product in self.products if product.retired)


NOT_SCANNED = Scan.model_construct()  # defaults alone: nothing to check, and the check takes long to prepare
