import requests

from prices.rows import parse


def test_rows_are_parsed_in_time(benchmark):
    text = requests.get("https://example.org/rows.csv").text
    assert benchmark(parse, text)
