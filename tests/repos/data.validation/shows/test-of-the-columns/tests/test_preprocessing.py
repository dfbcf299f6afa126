import datatest as dt

from census.preprocessing import read_data


def test_read_data(path):
    rows = read_data(path)
    dt.validate(rows.columns, ["age", "education", "income"])
    dt.validate(rows["income"].values, {0, 1})
