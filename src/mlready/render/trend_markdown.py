"""How a system came along, as Markdown."""

from mlready.model.trend import Trend
from mlready.render import trend as words
from mlready.render.markdown import shipped_markdown

HISTORY_TEMPLATE = "history.md.j2"


def trend_markdown(trend: Trend) -> str:
    """Return the trend as a Markdown document."""
    return shipped_markdown(
        HISTORY_TEMPLATE,
        trend=trend,
        headline=words.headline(trend),
        span=words.span(trend),
        scores=words.scores(trend),
        blockers=words.burn_down(trend, "blockers"),
        gaps=words.burn_down(trend, "gaps"),
        lines=list(words.lines(trend)),
    )
