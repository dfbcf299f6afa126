"""What a file says by being there."""

from collections.abc import Iterator

from mlready.facts.source import Source
from mlready.model.fact import Fact


def read_file_names(source: Source, size: int) -> Iterator[Fact]:
    """Yield the file itself, where it is not empty."""
    if size:
        yield source.fact("file", source.path, base=source.name.lower())
