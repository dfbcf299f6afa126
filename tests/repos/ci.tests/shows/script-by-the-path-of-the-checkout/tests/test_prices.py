from shop.prices import rounded


def test_rounds():
    assert rounded(1.26) == 1.3
