"""Documents that mlready itself wrote into a repository: a plan to do something shows nothing that is done."""

from typing import Final

from mlready.facts.source import Source
from mlready.model.seal import SEAL

_WAITS: Final = "**To be filled by "


def is_paper(source: Source) -> bool:
    """Return whether a document is a plan of mlready's, or an outline in which lines still wait to be filled in."""
    seal = SEAL.search(source.text) if b"<!-- mlready:made" in source.content else None
    return seal is not None and (seal[2] is not None or _WAITS in source.text)
