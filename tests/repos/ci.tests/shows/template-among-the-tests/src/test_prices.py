from prices import double


def test_a_price_is_doubled() -> None:
    assert double(2) == 4
