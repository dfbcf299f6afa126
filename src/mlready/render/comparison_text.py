"""What changed, on a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mlready.model.comparison import Comparison
from mlready.render.comparison import playbook_line, rows, scanned_note, sections, title, verdict_line
from mlready.render.markdown_text import one_line
from mlready.render.text import printed


def comparison_text(comparison: Comparison, *, width: int = 80, colour: bool = False) -> str:
    """Return the comparison as text of at most `width` columns, with ANSI colours where `colour` is set."""
    return printed(_parts(comparison), width=width, colour=colour)


def _parts(comparison: Comparison) -> Iterator[RenderableType]:
    yield Text(one_line(title(comparison)), style="bold")
    yield Text()
    yield _table(comparison)
    yield Text()
    yield Text(verdict_line(comparison), style="bold red" if comparison.worse else "bold green")
    for line in filter(None, (playbook_line(comparison), scanned_note(comparison))):
        yield Text(one_line(line))
    for section in sections(comparison):
        yield Padding(Text(section.title, style="bold"), (1, 0, 0, 0))
        for item in section.items:
            row = Table.grid(padding=(0, 1))
            row.add_row(" •", Text.assemble((one_line(item.id), "bold"), "  " * bool(item.id), one_line(item.says)))
            yield row


def _table(comparison: Comparison) -> RenderableType:
    table = Table.grid(padding=(0, 3))
    table.add_row("", Text("then", style="dim"), Text("now", style="dim"), "")
    for row in rows(comparison):
        table.add_row(row.title, Text(one_line(row.then)), Text(one_line(row.now)), Text(row.change))
    return table
