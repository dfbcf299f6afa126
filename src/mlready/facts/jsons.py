"""JSON from files of all kinds."""

import json
from typing import Any


def load_json(text: str) -> Any:  # noqa: ANN401 - a JSON value may be anything
    """Return what `text` holds, or None where it is no JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
