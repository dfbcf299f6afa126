def test_later() -> None:
    pass
