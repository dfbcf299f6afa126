"""A situation in its setting: what conditions may ask beside answers, levels and figures."""

from collections.abc import Iterable, Mapping
from typing import Final

from mlready.model.assessment import Assessment
from mlready.model.capacity import Capacity
from mlready.model.when import Scalar
from mlready.planning.situation import Situation

AUDIENCE: Final = "playbook.audience"
OVERLAY: Final = "overlay."


def setting_of(
    assessment: Assessment, capacity: Capacity, ids: Iterable[str], planned: Mapping[str, Scalar | None] | None = None
) -> Situation:
    """Return the situation that conditions over `ids` look at, the playbook's audience and overlays among it.

    Of what is `planned`, what has a value is known.
    """
    names, playbook = list(ids), assessment.playbook
    overlays = {name: name.removeprefix(OVERLAY) in playbook.overlays for name in names if name.startswith(OVERLAY)}
    ours = {AUDIENCE, *overlays, *(planned or {})}
    situation = Situation.of(assessment, capacity, [name for name in names if name not in ours])
    known = {name: value for name, value in (planned or {}).items() if value is not None}
    return situation.having({AUDIENCE: playbook.audience, **overlays, **known})
