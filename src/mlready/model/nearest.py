"""The word that somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean X?`` where `word` is close to a known one, else nothing.

    >>> did_you_mean("gather.goal", ["gather.goals", "sys.peak"])
    '; did you mean gather.goals?'
    """
    near = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f"; did you mean {near[0]}?" if near else ""
