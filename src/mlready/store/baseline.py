"""What fell short when `mlready check --format json` wrote a file: gaps that are known do not fail again."""

from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mlready.errors import DocumentError, Problem, TargetError
from mlready.model.assessment import Outcome, WaiverState, falls_short
from mlready.model.baseline import Baseline
from mlready.store.files import read_text
from mlready.store.json_text import parse_json
from mlready.store.validation import faults

_HINT: Final = "`mlready check --format json --fail-on never -o FILE` writes one"


class _Part(BaseModel):
    """A part of the document; what else stands in it is not asked."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Waiver(_Part):
    state: WaiverState


class _Finding(_Part):
    control: str
    outcome: Outcome
    minimum: int
    level: int | None = None
    waiver: _Waiver | None = None

    @property
    def short(self) -> bool:
        """Whether the control fell short, and nobody had accepted that."""
        accepted = self.waiver is not None and self.waiver.state is WaiverState.LIVE
        return falls_short(self.outcome, self.minimum) and not accepted


class _Playbook(_Part):
    id: str
    version: str
    digest: str
    overlays: tuple[str, ...] = ()


class _Baseline(_Part):
    schema_: Literal["mlready.check/1", "mlready.assessment/1"] = Field(alias="schema")
    findings: tuple[_Finding, ...]
    playbook: _Playbook | None = None
    system: str | None = None
    components: tuple[object, ...] | None = None


def read_baseline(path: Path) -> Baseline:
    """Return what the document at `path` holds.

    Raises:
        DocumentError: it cannot be read, or nothing that mlready wrote is in it.
    """
    try:
        document = parse_json(read_text(path), str(path))
    except TargetError as error:
        raise DocumentError([Problem(str(path), 0, "", str(error))], _HINT) from error
    except DocumentError as error:
        raise DocumentError(list(error.problems), _HINT) from error
    try:
        content = _Baseline.model_validate(document.data)
    except ValidationError as error:
        place, says = next(faults(error, _Baseline, document.data))  # a file of another kind has hundreds
        problem = document.problem(place, f"this is no document of `mlready check --format json`: {says}")
        raise DocumentError([problem], _HINT) from error
    judge = content.playbook
    return Baseline(
        known={finding.control: finding.level for finding in content.findings if finding.short},
        playbook=" + ".join([f"{judge.id} {judge.version}", *judge.overlays]) if judge else None,
        digest=judge.digest if judge else None,
        system=content.system,
        components=None if content.components is None else len(content.components),
    )
