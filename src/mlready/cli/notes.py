"""What was not read, in so many lines as a person reads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from mlready.model.fact import Skip

MOST_ALIKE: Final = 20


def notes(skips: Iterable[Skip]) -> Iterator[str]:
    r"""Yield a line for each of `skips`, and one for all the others where many say the same.

    A path may hold what a terminal or a CI system takes for a command: it is told with that written out.

    >>> list(notes([Skip("a\n::error::b", "too large")]))
    ['note: not read: a\\n::error::b: too large']
    """
    told: dict[tuple[str, str], int] = defaultdict(int)
    for skip in skips:
        told[skip.repository, skip.why] += 1
        if told[skip.repository, skip.why] <= MOST_ALIKE:
            where = "" if skip.repository == "." else f"{skip.repository}: "
            yield f"note: not read: {shown(where + skip.path)}: {shown(skip.why)}"
    for (_, why), many in told.items():
        if many > MOST_ALIKE:
            yield f"note: not read: {many - MOST_ALIKE:,} more: {shown(why)}"


def shown(text: str) -> str:
    """Return `text` in one line of plain characters."""
    plain = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
    return plain.replace("##", "# #")  # two begin a command to Azure Pipelines, wherever they stand in a line
