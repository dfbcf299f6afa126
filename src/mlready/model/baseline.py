"""An earlier result that a new one is held against."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier result. `known` are the controls that fell short, and at which level; None where nobody knew it.

    The others say of what it is the result, None where the document does not tell: by which text of which playbook
    with its overlays, of which system, and of how many repositories.
    """

    known: Mapping[str, int | None] = field(default_factory=dict)
    playbook: str | None = None
    digest: str | None = None
    system: str | None = None
    components: int | None = None
