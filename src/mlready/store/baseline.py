"""What fell short when `mlready check --format json` wrote a file: gaps that are known do not fail again."""

import json
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mlready.errors import DocumentError, Problem, TargetError
from mlready.model.assessment import Outcome, WaiverState
from mlready.store.files import read_text

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
    waiver: _Waiver | None = None

    @property
    def short(self) -> bool:
        """Whether the control fell short, and nobody had accepted that."""
        accepted = self.waiver is not None and self.waiver.state is WaiverState.LIVE
        return self.minimum > 0 and self.outcome in {Outcome.UNMET, Outcome.UNKNOWN} and not accepted


class _Baseline(_Part):
    schema_: Literal["mlready.check/1", "mlready.assessment/1"] = Field(alias="schema")
    findings: tuple[_Finding, ...]


def read_baseline(path: Path) -> frozenset[str]:
    """Return the controls that fell short in the document at `path`.

    Raises:
        DocumentError: it cannot be read, or nothing that mlready wrote is in it.
    """
    file = str(path)
    try:
        document = _Baseline.model_validate(json.loads(read_text(path)))
    except TargetError as error:
        raise DocumentError([Problem(file, 0, "", str(error))], _HINT) from error
    except json.JSONDecodeError as error:
        raise DocumentError([Problem(file, error.lineno, "", f"this is not JSON: {error.msg}")], _HINT) from error
    except ValidationError as error:
        raise DocumentError([_problem(file, error)], _HINT) from error
    except (ValueError, RecursionError) as error:
        raise DocumentError([Problem(file, 0, "", "this is not JSON: it cannot be read")], _HINT) from error
    return frozenset(finding.control for finding in document.findings if finding.short)


def _problem(file: str, error: ValidationError) -> Problem:
    """Return the first thing that is wrong; a file of another kind has hundreds."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"]))
    return Problem(file, 0, place, f"this is no document of `mlready check --format json`: {first['msg'].lower()}")
