"""CSV as RFC 4180 has it, with no cell that a spreadsheet would run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    r"""Return `rows`, the first of them the header, as CSV; lines end with CR LF.

    >>> csv_text([("id", "title"), ("sys.peak", "=1+1, or 2")])
    'id,title\r\nsys.peak,"\'=1+1, or 2"\r\n'
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: str) -> str:
    """Return `cell` with an apostrophe before what a spreadsheet takes for a formula, and without NUL characters."""
    shown = cell.replace("\0", "")
    return f"'{shown}" if shown.lstrip(" \N{NO-BREAK SPACE}").startswith(_FORMULA) else shown
