"""What fell short when `mlready check --format json` wrote a file: gaps that are known do not fail again."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mlready.errors import DocumentError, Problem, TargetError
from mlready.model.assessment import Outcome, WaiverState, falls_short
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


class _Baseline(_Part):
    schema_: Literal["mlready.check/1", "mlready.assessment/1"] = Field(alias="schema")
    findings: tuple[_Finding, ...]


def read_baseline(path: Path) -> Mapping[str, int | None]:
    """Return the controls that fell short in the document at `path`, and at which level; None where nobody knew it.

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
    return {finding.control: finding.level for finding in content.findings if finding.short}
