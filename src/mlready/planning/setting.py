"""A situation in its setting: what conditions may ask beside answers, levels and figures."""

from collections.abc import Iterable, Mapping
from typing import Final

from mlready.model.assessment import Assessment
from mlready.model.capacity import Capacity
from mlready.model.when import Scalar
from mlready.planning.situation import Situation

AUDIENCE: Final = "playbook.audience"
OVERLAY: Final = "overlay."


def in_setting(situation: Situation, assessment: Assessment, ids: Iterable[str]) -> Situation:
    """Return `situation` with the playbook's audience, and with each overlay that `ids` name as on or off."""
    playbook = assessment.playbook
    names = [name for name in ids if name.startswith(OVERLAY)]
    overlays: dict[str, Scalar] = {name: name.removeprefix(OVERLAY) in playbook.overlays for name in names}
    return situation.having({AUDIENCE: playbook.audience, **overlays})


def setting_of(
    assessment: Assessment, capacity: Capacity, ids: Iterable[str], planned: Mapping[str, Scalar | None] | None = None
) -> Situation:
    """Return the situation that conditions over `ids` look at; of what is `planned`, what has a value is known."""
    names = list(ids)
    ours = {AUDIENCE, *(planned or {}), *(name for name in names if name.startswith(OVERLAY))}
    situation = Situation.of(assessment, capacity, [name for name in names if name not in ours])
    known = {name: value for name, value in (planned or {}).items() if value is not None}
    return in_setting(situation, assessment, names).having(known)
