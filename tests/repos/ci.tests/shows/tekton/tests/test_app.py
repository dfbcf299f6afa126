def test_one():
    assert sum([1, 2]) == 3
