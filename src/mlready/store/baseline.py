"""What fell short when an assessment was saved as JSON: gaps that are known do not fail again."""

from pathlib import Path
from typing import Final

from mlready.errors import DocumentError, Problem, TargetError
from mlready.model.snapshot import Snapshot
from mlready.store.assessments import read_assessment

_HINT: Final = "`mlready check --format json --fail-on never -o FILE` writes one"


def read_baseline(path: Path) -> Snapshot:
    """Return the saved assessment at `path`.

    Raises:
        DocumentError: it cannot be read, or is no saved assessment.
    """
    try:
        return read_assessment(path).snapshot
    except TargetError as error:
        raise DocumentError([Problem(str(path), 0, "", str(error))], _HINT) from error
    except DocumentError as error:
        raise DocumentError(list(error.problems), _HINT) from error
