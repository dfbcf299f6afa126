from shop.data import load_rows


def test_no_row_is_there_twice():
    rows, _ = load_rows()
    assert len(set(map(tuple, rows))) == len(rows)
