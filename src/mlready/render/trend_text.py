"""How a system came along, on a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mlready.model.trend import Trend
from mlready.render.markdown_text import one_line
from mlready.render.text import STYLE, printed
from mlready.render.trend import burn_down, headline, lines, scores, span
from mlready.render.words import per_cent


def trend_text(trend: Trend, *, width: int = 80, colour: bool = False) -> str:
    """Return the trend as text of at most `width` columns, with ANSI colours where `colour` is set."""
    return printed(_parts(trend), width=width, colour=colour)


def _parts(trend: Trend) -> Iterator[RenderableType]:
    last = trend.last
    yield Text.assemble((one_line(last.system), "bold"), f"  {span(trend)}")
    yield Text()
    yield Text(headline(trend), style=STYLE[last.verdict])
    yield Text()
    charts = Table.grid(padding=(0, 2))
    now = f"{per_cent(last.score.score)} of 100, {per_cent(last.score.coverage)} % known"
    charts.add_row("Score", Text(scores(trend), style="green"), now)
    charts.add_row("Blockers", Text(burn_down(trend, "blockers"), style="red"), f"{len(last.blockers)} left")
    charts.add_row("Below minimum", Text(burn_down(trend, "gaps"), style="yellow"), f"{len(last.gaps)} left")
    yield charts
    yield Padding(Text("Where the pace leads", style="bold"), (1, 0, 0, 0))
    for forecast in (trend.blockers, trend.gaps):
        row = Table.grid(padding=(0, 1))
        row.add_row(" •", forecast.says)
        yield row
    yield Text()
    yield _table(trend)


def _table(trend: Trend) -> RenderableType:
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    for name, right in (("Day", False), ("Verdict", False), ("Score", True), ("Known", True)):
        table.add_column(name, justify="right" if right else "left", no_wrap=True)
    table.add_column("Blockers", justify="right", no_wrap=True)
    table.add_column("Gaps", justify="right", no_wrap=True)
    table.add_column("What changed", ratio=1)
    for one in lines(trend):
        table.add_row(one.day, one.verdict, one.score, one.known, one.blockers, one.gaps, Text(one_line(one.changed)))
    return table
