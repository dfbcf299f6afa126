import requests


def test_answers_in_time(benchmark, address):
    answer = benchmark(requests.post, f"{address}/predict", json={"rooms": 3})
    assert answer.ok
