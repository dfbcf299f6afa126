import re

import pytest

from mlready.facts.python.alone import alone


@pytest.mark.parametrize(
    ("text", "found"),
    [(b"put(1)", True), (b"client.put(1)", True), (b"output(1)", False), (b"_put(1)", False), (b"put = 1", False)],
)
def test_a_name_that_ends_a_longer_one_is_none(text: bytes, *, found: bool) -> None:
    assert bool(re.search(alone(["get", "put"], rb"\("), text)) is found
