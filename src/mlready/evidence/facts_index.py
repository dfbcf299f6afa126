"""Facts, found by kind and name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fnmatch import translate
from functools import lru_cache

from mlready.model.fact import Fact
from mlready.model.practice import Pattern


class FactIndex:
    """Every fact of a system, in the order of repositories, paths and lines."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._by_kind: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        for fact in facts:
            self._by_kind[fact.kind][fact.name].append(fact)

    def matching(self, pattern: Pattern) -> Iterator[Fact]:
        """Yield the facts that fit `pattern`, in no particular order."""
        by_name = self._by_kind.get(pattern.kind, {})
        for name in self._names(pattern, by_name):
            for fact in by_name[name]:
                if fact.place in pattern.place and _has(fact, pattern):
                    yield fact

    @staticmethod
    def _names(pattern: Pattern, by_name: dict[str, list[Fact]]) -> Iterable[str]:
        exact = {name for name in pattern.names if name in by_name}
        globs = tuple(name for name in pattern.names if "*" in name)
        if not globs:
            return exact
        fits = _compiled(globs)
        return exact | {name for name in by_name if fits.match(name)}


def _has(fact: Fact, pattern: Pattern) -> bool:
    return all(
        _compiled(values).match(fact.attributes.get(name, "")) is not None
        for name, values in pattern.attributes.items()
    )


@lru_cache(maxsize=4096)
def _compiled(globs: tuple[str, ...]) -> re.Pattern[str]:
    """Return one expression for all `globs`; only ``*`` is special in them."""
    return re.compile("|".join(translate(re.sub(r"([\[?])", r"[\1]", glob)) for glob in globs), re.IGNORECASE)
