from collections.abc import Iterator

import pytest

from mlready.facts.believed import MOST_FACTS, believed
from mlready.facts.source import Source
from mlready.model.fact import Fact, Skip

SOURCE = Source("a.yaml", b"")


def test_a_file_that_says_too_much_is_read_in_part_and_that_is_told() -> None:
    def endless(source: Source) -> Iterator[Fact]:
        while True:
            yield source.fact("config", "a")

    skips: list[Skip] = []
    assert len(believed(endless, SOURCE, skips)) == MOST_FACTS
    assert [skip.why for skip in skips] == ["says more than 20,000 things: the rest was not read"]


@pytest.mark.parametrize("error", [RecursionError, ValueError, KeyError, MemoryError])
def test_a_file_that_a_reader_cannot_cope_with_is_told_and_says_nothing(error: type[Exception]) -> None:
    def breaking(source: Source) -> Iterator[Fact]:
        yield source.fact("config", "a")
        raise error

    skips: list[Skip] = []
    assert believed(breaking, SOURCE, skips) == []
    assert [(skip.path, skip.why) for skip in skips] == [("a.yaml", f"cannot be understood: {error.__name__}")]
