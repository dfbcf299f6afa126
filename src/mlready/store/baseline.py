"""What fell short when an assessment was saved as JSON: gaps that are known do not fail again."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from mlready.errors import DocumentError, Problem, TargetError
from mlready.store.assessments import read_assessment

_HINT: Final = "`mlready check --format json --fail-on never -o FILE` writes one"


def read_baseline(path: Path) -> Mapping[str, int | None]:
    """Return the controls that fell short in the document at `path`, and at which level; None where nobody knew it.

    Raises:
        DocumentError: it cannot be read, or is no saved assessment.
    """
    try:
        snapshot = read_assessment(path).snapshot
    except TargetError as error:
        raise DocumentError([Problem(str(path), 0, "", str(error))], _HINT) from error
    except DocumentError as error:
        raise DocumentError(list(error.problems), _HINT) from error
    return {one.id: one.level for one in snapshot.controls if one.due_before_launch}
