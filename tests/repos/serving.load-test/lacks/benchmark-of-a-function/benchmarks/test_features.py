from prices.features import build


def test_features_in_time(benchmark):
    assert benchmark(build, [{"rooms": 3}])
