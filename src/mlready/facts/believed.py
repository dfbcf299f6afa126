"""What a reader makes of a file, and what becomes of a file that it cannot cope with."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, TypeAlias

from mlready.facts.source import UNREAD, Source
from mlready.model.fact import Fact, Skip

Reader: TypeAlias = Callable[[Source], Iterator[Fact]]

MOST_FACTS: Final = 20_000
"""What one reader says of one file at most; the largest honest files say a tenth of it."""


def believed(reader: Reader, source: Source, skips: list[Skip]) -> list[Fact]:
    """Return what `reader` makes of `source`, up to `MOST_FACTS`.

    A file that it cannot cope with is a skip, never the end of a scan.
    """
    try:
        facts = list(islice(reader(source), MOST_FACTS + 1))
    except (ArithmeticError, LookupError, MemoryError, RecursionError, TypeError, ValueError, AttributeError) as error:
        skips.append(Skip(source.path, f"cannot be understood: {type(error).__name__}", source.repository))
        return []
    if why := source.made.pop(UNREAD, None):
        skips.append(Skip(source.path, why, source.repository, unread=True))
    if len(facts) > MOST_FACTS:
        skips.append(
            Skip(source.path, f"says more than {MOST_FACTS:,} things: the rest was not read", source.repository)
        )
    return facts[:MOST_FACTS]
