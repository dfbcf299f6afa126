"""Names with ``*`` in them, which is anything; those that begin with ``!`` are refused.

A name without a star is meant as it is written; one with a star, and one that is refused, in capitals or not.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import translate
from functools import lru_cache


class Globs:
    """Tells which values fit one of some globs and none of those refused; where none is wanted, any value fits."""

    def __init__(self, globs: Iterable[str]) -> None:
        split = [(glob.startswith("!"), glob.removeprefix("!")) for glob in globs]
        wanted = [glob for refused, glob in split if not refused]
        self._exact = frozenset(glob for glob in wanted if "*" not in glob)
        self._any = not wanted or "*" in wanted
        self._open = _compiled([glob for glob in wanted if "*" in glob])
        self._refused = _compiled([glob for refused, glob in split if refused])
        self._known: dict[str, bool] = {}

    def fit(self, value: str) -> bool:
        """Return whether `value` fits."""
        known = self._known.get(value)
        if known is None:
            known = self._known[value] = self._wants(value) and not self._refuses(value)
        return known

    def among(self, names: Mapping[str, object]) -> list[str]:
        """Return those of `names` that fit; where none has a star they are looked up, not compared."""
        if self._any or self._open:
            return [name for name in names if self.fit(name)]
        return [name for name in self._exact if name in names and not self._refuses(name)]

    def _wants(self, value: str) -> bool:
        return self._any or value in self._exact or bool(self._open and self._open.match(value))

    def _refuses(self, value: str) -> bool:
        return bool(self._refused and self._refused.match(value))


@lru_cache(maxsize=4096)
def globs(names: tuple[str, ...]) -> Globs:
    """Return the globs that `names` are."""
    return Globs(names)


def _compiled(globs: Sequence[str]) -> re.Pattern[str] | None:
    """Return one expression for all `globs`; only ``*`` is special in them."""
    if not globs:
        return None
    return re.compile("|".join(translate(re.sub(r"([\[?])", r"[\1]", glob)) for glob in globs), re.IGNORECASE)
