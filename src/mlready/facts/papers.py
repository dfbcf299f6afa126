"""Documents that mlready itself wrote into a repository: a plan to do something shows nothing that is done."""

import re
from typing import Final

from mlready.facts.source import Source

# The seal of a document that is made again, on its last line; a plan keeps its state behind it.
_SEAL: Final = re.compile(rb"^<!-- mlready:made [0-9a-f]{64}(?: (\{).*)? -->\s*\Z", re.MULTILINE)
_WAITS: Final = b"**To be filled by "


def is_paper(source: Source) -> bool:
    """Return whether a document is a plan of mlready's, or an outline in which lines still wait to be filled in."""
    if b"mlready:made" not in source.content or not (seal := _SEAL.search(source.content)):
        return False
    return seal[1] is not None or _WAITS in source.content
