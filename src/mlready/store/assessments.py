"""An assessment that ``assess``, ``check`` or ``plan`` saved as JSON -> snapshot."""

import datetime as dt
from dataclasses import dataclass
from itertools import islice
from pathlib import Path as FilePath
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from mlready.errors import DocumentError, Problem
from mlready.model.answers import Date
from mlready.model.assessment import Condition, Score, Verdict, WaiverStanding
from mlready.model.base import Id, Level, Line, PerCent
from mlready.model.evidence import Status
from mlready.model.nearest import did_you_mean
from mlready.model.snapshot import ControlStanding, PlaybookName, Snapshot
from mlready.store.files import read_text
from mlready.store.json_text import JsonDocument, parse_json
from mlready.store.validation import faults
from mlready.store.yaml import MAX_PROBLEMS, Path

SCHEMAS: Final = ("mlready.assessment/1", "mlready.check/1", "mlready.plan/1")
_INSIDE: Final = {"mlready.plan/1": ("assessment",)}
_HINT: Final = "`mlready assess --format json -o FILE` writes one, and so do check and plan"


class _Part(BaseModel):
    """A part of the document; what else a later version wrote into it is not asked."""

    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False)


class _Tool(_Part):
    version: Line


def _waiver(value: Any) -> Any:  # noqa: ANN401 - pydantic judges whatever else it is
    """Tell the waiver from what it does today: a document writes both in one mapping."""
    if not isinstance(value, dict):
        return value
    return {"state": value.get("state"), "waiver": {name: one for name, one in value.items() if name != "state"}}


class _Finding(ControlStanding):
    """How one control stands, as a document writes it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Id = Field(alias="control")
    level: Level | None
    minimum: Level
    target: Level
    weight: float = Field(ge=0)
    credit: float | None = Field(ge=0, le=1)
    waiver: Annotated[WaiverStanding | None, BeforeValidator(_waiver)]


class _Practice(_Part):
    id: Id
    status: Status


class _Judgement(_Part):
    """What a plan keeps under ``assessment``, and the other documents at their top."""

    verdict: Verdict
    score: PerCent | None
    potential: PerCent | None
    coverage: PerCent | None
    blockers: tuple[Id, ...]
    conditions: tuple[Condition, ...]
    findings: tuple[_Finding, ...]


class _Playbook(_Part):
    id: Id
    version: str
    overlays: tuple[str, ...]
    digest: str


class _Head(_Part):
    """What every document begins with."""

    tool: _Tool
    playbook: _Playbook
    system: Line
    today: Date
    commit: str | None
    practices: tuple[_Practice, ...] | None = None


class _Whole(_Head, _Judgement):
    """A document that holds its assessment at the top."""


class _Plan(_Head):
    """A document that holds its assessment inside."""

    assessment: _Judgement


@dataclass(frozen=True, slots=True)
class SavedAssessment:
    """A saved assessment that reads well; ``blockers`` are those that it lists itself."""

    document: JsonDocument
    snapshot: Snapshot
    blockers: tuple[str, ...]
    inside: Path = ()

    def problem(self, place: Path, says: str) -> Problem:
        """Return what is wrong at `place` of the assessment."""
        return self.document.problem((*self.inside, *place), says)


def read_assessment(path: FilePath) -> SavedAssessment:
    """Read a saved assessment.

    Raises:
        TargetError: it is not there.
        DocumentError: it is none of our documents, or its values have the wrong form.
    """
    document = parse_json(read_text(path), str(path))
    schema = document.data.get("schema") if isinstance(document.data, dict) else None
    if schema not in SCHEMAS:
        near = did_you_mean(schema, SCHEMAS) if isinstance(schema, str) else ""
        says = f"this is no saved assessment: its schema is one of {', '.join(SCHEMAS)}{near}"
        raise DocumentError([document.problem(("schema",), says)], _HINT)
    model = _Plan if schema in _INSIDE else _Whole
    try:
        content = model.model_validate(document.data)
    except ValidationError as error:
        found = islice(faults(error, model, document.data), MAX_PROBLEMS)
        problems = [document.problem(place, says) for place, says in found]
        raise DocumentError(list(dict.fromkeys(problems)), _HINT) from error
    judgement = content.assessment if isinstance(content, _Plan) else content
    return SavedAssessment(document, _snapshot(content, judgement), judgement.blockers, _INSIDE.get(str(schema), ()))


def _snapshot(head: _Head, judgement: "_Judgement") -> Snapshot:
    practices = head.practices
    today: dt.date = head.today
    return Snapshot(
        system=head.system,
        today=today,
        verdict=judgement.verdict,
        score=Score(score=judgement.score, potential=judgement.potential, coverage=judgement.coverage),
        conditions=judgement.conditions,
        controls=tuple(
            ControlStanding.model_construct(**{name: getattr(one, name) for name in ControlStanding.model_fields})
            for one in judgement.findings
        ),
        # A check that found nothing to judge lists no practice.
        practices={one.id: one.status for one in practices} if practices else None,
        playbook=PlaybookName.model_validate(head.playbook.model_dump()),
        tool=head.tool.version,
        commit=head.commit,
    )
