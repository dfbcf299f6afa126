import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlready.render.emit.csv_text import csv_text

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"))


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\uff1d"])
def test_what_a_spreadsheet_would_run_is_text(begins: str) -> None:
    ((cell,),) = csv.reader(io.StringIO(csv_text([(f"{begins}cmd|' /C calc'!A0",)]), newline=""))
    assert cell.startswith("'")


def test_cells_are_quoted_as_rfc_4180_has_it() -> None:
    assert csv_text([("a", 'b "c"', "d, e", "f\ng")]) == 'a,"b ""c""","d, e","f\ng"\r\n'


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2)))
def test_every_reader_gets_back_what_was_written_and_no_formula(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(csv_text(rows), newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(cell.lstrip(" \xa0").startswith(("=", "+", "-", "@", "\t")) for row in read for cell in row)
