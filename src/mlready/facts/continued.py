"""Lines that a backslash at their end continues on the next."""

from collections.abc import Iterator


def continued(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield each line with those that continue it, and the number of its first.

    >>> list(continued("a \\\n  b\nc"))
    [(1, 'a    b'), (3, 'c')]
    """
    first, held = 1, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        more = line.endswith("\\")
        held.append(line.removesuffix("\\"))
        if not more:
            yield first, " ".join(held)
            first, held = number + 1, []
    if held:
        yield first, " ".join(held)
