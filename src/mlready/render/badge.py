"""A badge: the verdict, or the score with its coverage, as an SVG picture or for shields.io."""

import json
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from jinja2 import Environment, StrictUndefined

from mlready.model.amounts import count
from mlready.model.assessment import Verdict
from mlready.model.snapshot import Snapshot
from mlready.render.json_text import dumps
from mlready.render.markdown_text import one_line
from mlready.render.words import VERDICT, per_cent
from mlready.resources import shipped

TEMPLATE: Final = "badge.svg.j2"
WIDTHS: Final = "badge.widths.json"
LABEL: Final = "readiness"
MOST_CHARACTERS: Final = 60
# White letters stand out from each of these by 4.5 to 1 or more, as WCAG 2.2 AA asks.
COLOURS: Final = {
    Verdict.READY: "#1a7f37",
    Verdict.CONDITIONS: "#9a6700",
    Verdict.NOT_READY: "#cf222e",
    Verdict.OUT_OF_SCOPE: "#57606a",
}
LABEL_COLOUR: Final = "#424a53"
_SIZE: Final = 11
_HEIGHT: Final = 20
_MARGIN: Final = 6
# Of a character that the table does not hold: most are about as wide as a letter, those of East Asia as high.
_LETTER: Final = 650
_SQUARE: Final = 1000


class Show(StrEnum):
    """What the badge says."""

    VERDICT = "verdict"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Part:
    """One half of the badge: its text, where its middle is, and how long and wide it is."""

    text: str
    fill: str
    width: int
    middle: float
    length: float


def badge_svg(snapshot: Snapshot, show: Show, label: str = LABEL) -> str:
    """Return the badge as an SVG picture that needs nothing but itself."""
    left = _part(label, LABEL_COLOUR, 0)
    right = _part(message(snapshot, show), COLOURS[snapshot.verdict], left.width)
    spoken = f"{left.text}: {right.text}" if left.text else right.text
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    text = shipped("templates").joinpath(TEMPLATE).read_text(encoding="utf-8")
    return (
        environment.from_string(text).render(
            width=left.width + right.width,
            height=_HEIGHT,
            size=_SIZE,
            label=left,
            message=right,
            title=spoken,
            description=description(snapshot),
        )
        + "\n"
    )


def badge_shields(snapshot: Snapshot, show: Show, label: str = LABEL) -> str:
    """Return what the endpoint badge of shields.io reads."""
    return dumps(
        {
            "schemaVersion": 1,
            "label": _clip(label),
            "message": message(snapshot, show),
            "color": COLOURS[snapshot.verdict].removeprefix("#"),
        }
    )


def message(snapshot: Snapshot, show: Show) -> str:
    """Return what the badge says; a score never without how much is known."""
    if show is Show.VERDICT or snapshot.score.score is None:
        return VERDICT[snapshot.verdict].lower()
    return f"{per_cent(snapshot.score.score)} of 100 · {per_cent(snapshot.score.coverage)} % known"


def description(snapshot: Snapshot) -> str:
    """Return everything that stands behind the badge, for those who cannot see it, or want to know more."""
    parts = [f"{_clip(snapshot.system)}: {VERDICT[snapshot.verdict].lower()}"]
    if snapshot.blockers:
        parts.append(count(len(snapshot.blockers), "blocker"))
    if snapshot.score.score is not None:
        score, known = per_cent(snapshot.score.score), per_cent(snapshot.score.coverage)
        parts.append(f"score {score} of 100, {known} % known")
    return f"{', '.join(parts)}; {snapshot.today}, playbook {_clip(snapshot.playbook.words)}"


def _part(text: str, fill: str, start: int) -> Part:
    shown = _clip(text)
    length = text_width(shown)
    width = round(length) + 2 * _MARGIN if shown else 0
    return Part(shown, fill, width, start + width / 2, length)


def _clip(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= MOST_CHARACTERS else f"{line[: MOST_CHARACTERS - 1].rstrip()}…"


def text_width(text: str) -> float:
    """Return how many pixels `text` takes, to a tenth."""
    widths = _widths()
    return round(sum(widths.get(char) or _guess(char) for char in text) * _SIZE / 1000, 1)


def _guess(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return _SQUARE if unicodedata.east_asian_width(char) in {"W", "F"} else _LETTER


@cache
def _widths() -> dict[str, int]:
    """Return how wide a character is, in thousandths of the size of the letters."""
    table = json.loads(shipped("templates").joinpath(WIDTHS).read_text(encoding="utf-8"))["widths"]
    return {char: int(width) for width, chars in table.items() for char in chars}
