"""Names that are searched for in bytes: as names of their own, and not as the ends of longer ones."""

from collections.abc import Iterable


def alone(names: Iterable[str], then: bytes = b"") -> bytes:
    """Return the pattern of one of `names`, which ends no longer name, with the pattern `then` behind it.

    A search is quick where each of its ways begins with a letter. So what must not stand before a name is told behind
    it, and `then` is told in each way.
    """
    return b"|".join(rb"%b(?<!\w%b)%b" % (name.encode(), name.encode(), then) for name in sorted(names))
