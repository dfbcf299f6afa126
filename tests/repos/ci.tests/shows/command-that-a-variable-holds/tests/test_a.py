def test_adds() -> None:
    assert sum([1, 2]) == 3
