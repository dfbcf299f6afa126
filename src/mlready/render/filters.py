"""What templates of every format say numbers and standings with."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from mlready.model import amounts
from mlready.render import words
from mlready.render.release import release

FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "number": amounts.number,
    "count": amounts.count,
    "per_cent": words.per_cent,
    "days": words.days,
    "half_days": words.half_days,
    "weeks": words.weeks,
    "week_range": words.week_range,
    "standing": words.standing,
    "value": lambda answer, question: words.value(question, answer),
    "headline": words.headline,
    "commit": words.commit,
    "inside": words.inside,
    "stakes": words.stakes,
    "release": release,
    "verdict": lambda verdict: words.VERDICT[verdict],
}
