"""Where the shipped playbooks and templates are: in the wheel, or in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal


def shipped(kind: Literal["playbooks", "templates"]) -> Traversable:
    """Return the shipped folder `kind`; raise FileNotFoundError where the installation lost it."""
    packaged = files("mlready") / "_data" / kind
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    raise FileNotFoundError(f"mlready was installed without its {kind}")
