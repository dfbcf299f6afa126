"""The report: one HTML page that needs nothing but itself, and runs nothing but its own script.

Whatever a template prints is escaped; style and script are files of ours, named to the browser by their hashes, so that
nothing else in the page can be either.
"""

import base64
import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from mlready import __version__
from mlready.model.advice import Role, SourceDocument
from mlready.model.answers import Remark
from mlready.model.assessment import Finding, Outcome
from mlready.model.evidence import Evidence
from mlready.model.plan import Plan
from mlready.model.trend import Trend
from mlready.render import charts, words
from mlready.render import trend as trend_words
from mlready.render.compiled import Compiled
from mlready.render.filters import FILTERS
from mlready.render.groups import answers_by_group, open_by_role
from mlready.render.markdown_text import shows
from mlready.render.shipped_templates import shipped_template

PAGE: Final = "report/page.html.j2"
STYLE: Final = "report/report.css"
SCRIPT: Final = "report/report.js"
MOST_BYTES: Final = 400_000
"""What a page should not exceed, so that it can be mailed; notes are cut rather than that."""
MOST_PLACES: Final = 4
"""So many places are named for one control."""
_NOTE_LENGTHS: Final = (None, 2_000, 500, 200)
_LEAST_OF_A_NOTE: Final = 80
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_ORDER: Final = (Outcome.UNMET, Outcome.UNKNOWN, Outcome.PARTIAL, Outcome.MET, Outcome.NOT_APPLICABLE)

Link = Callable[[Evidence], str | None]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page says beside the plan: titles of roles and sources, where evidence can be opened, and the trend."""

    roles: Sequence[Role] = ()
    documents: Sequence[SourceDocument] = ()
    link: Link = lambda _: None
    trend: Trend | None = None


def report_html(plan: Plan, around: Surroundings) -> str:
    """Return the page that shows `plan`, its assessment, and all that they rest on."""
    for length in _NOTE_LENGTHS:
        page = _page(plan, around, length)
        if len(page.encode()) <= MOST_BYTES:
            return page
    return _page(plan, around, _LEAST_OF_A_NOTE)


def _page(plan: Plan, around: Surroundings, note_length: int | None) -> str:
    titles = {role.id: role.title for role in around.roles}
    assessment = plan.assessment
    values = {
        "plan": plan,
        "assessment": assessment,
        "playbook": assessment.playbook,
        "answers": assessment.answers,
        "documents": around.documents,
        "link": around.link,
        "context_by_group": answers_by_group(assessment),
        "unknown_by_role": open_by_role(plan, around.roles),
        "unknowns": sum(one.outcome is Outcome.UNKNOWN and one.weight > 0 for one in assessment.findings),
        "areas": _areas(assessment.findings),
        "shapes": charts.shapes(assessment.findings),
        "trend": around.trend,
        "curves": list(_curves(around.trend)) if around.trend else [],
        "entries": list(trend_words.lines(around.trend)) if around.trend else [],
        "timeline": charts.timeline(plan.actions or ()),
        "role": lambda name: titles.get(name or "", name or "somebody"),
        "note": lambda remark: _cut(remark, note_length),
        "notes_are_cut": note_length is not None,
        "version": __version__,
        "style": _own(STYLE),
        "script": _own(SCRIPT),
        "policy": _policy(),
    }
    return _environment().get_template(PAGE).render(values).strip() + "\n"


def _areas(findings: Sequence[Finding]) -> Mapping[str, list[Finding]]:
    """Return the findings of each area, areas in the order of the playbook's controls."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.control.area, []).append(finding)
    return grouped


def _curves(trend: Trend) -> Iterator[tuple[str, str]]:
    """Yield what each curve of the trend shows today, in words, with its points."""
    entries, last = trend.entries, trend.last
    if last.score.score is not None:
        known = f"{words.per_cent(last.score.coverage)} % known"
        points = charts.spark([(one.date, one.score.score) for one in entries], charts.ALL)
        yield f"Score: {words.per_cent(last.score.score)} of 100, {known}", points
    for title, left in (("Blockers", [one.blockers for one in entries]), ("Gaps", [one.gaps for one in entries])):
        counts = [len(one) for one in left]
        dated = list(zip((one.date for one in entries), counts, strict=True))
        yield f"{title}: {counts[-1]} left", charts.spark(dated, max(counts) or 1)


def _cut(remark: Remark, length: int | None) -> str:
    note = remark.note or ""
    return note if length is None or len(note) <= length else f"{note[:length].rstrip()} …"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(shipped_template),
        bytecode_cache=Compiled("html, trusted"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        **FILTERS,
        "day": day,
        "web": web_address,
        "bar": charts.bar,
        "columns": charts.columns,
        "shape": lambda finding: charts.shape(finding).key,
        "rank": rank,
    }
    environment.globals |= {
        "MOST_PLACES": MOST_PLACES,
        "pitch": charts.PITCH,
        "step": charts.STEP,
        "height": charts.HEIGHT,
    }
    return environment


def day(date: dt.date) -> str:
    """Return `date` as it is written in a letter.

    >>> day(dt.date(2026, 11, 2))
    '2 Nov 2026'
    """
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def rank(finding: Finding) -> int:
    """Return where `finding` stands when outcomes are sorted: what stops the launch first."""
    return 0 if finding.is_blocker else 1 + _ORDER.index(finding.outcome)


def web_address(text: str) -> str | None:
    """Return `text` where it is a plain address of a web page; None for everything else that a link could hold.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if not text.startswith(("https://", "http://")) or not text.isprintable() or any(char.isspace() for char in text):
        return None
    try:
        return text if urlsplit(text).hostname else None
    except ValueError:
        return None


def _shown(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """Leave out of people's text what no page may hold, or what turns the reading direction of the rest."""
    if hasattr(value, "__html__") or not isinstance(value, str) or value.isprintable():
        return value
    return "".join(char if shows(char) or char in "\n\t" else " " for char in value)


@lru_cache(maxsize=2)
def _own(name: str) -> Markup:
    """Return a style sheet or script of ours, as it stands."""
    text = shipped_template(name)
    if text is None:
        raise FileNotFoundError(f"mlready was installed without templates/{name}")
    return Markup(text)  # noqa: S704 - a file of ours, with nothing of anybody's in it


def _policy() -> str:
    """Return what the browser may do: apply our style, run our script, load nothing."""
    style, script = (_hash(_own(name)) for name in (STYLE, SCRIPT))
    return f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
