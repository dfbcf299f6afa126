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
        wanted, refused = _split(pattern.names)
        found = {name for name in wanted if name in by_name}
        if globs := tuple(name for name in wanted if "*" in name):
            fits = _compiled(globs)
            found |= {name for name in by_name if fits.match(name)}
        return {name for name in found if not _compiled(refused).match(name)} if refused else found


def _has(fact: Fact, pattern: Pattern) -> bool:
    return all(_is(fact.attributes.get(name, ""), values) for name, values in pattern.attributes.items())


def _is(value: str, globs: tuple[str, ...]) -> bool:
    wanted, refused = _split(globs)
    return (not wanted or bool(_compiled(wanted).match(value))) and not (refused and _compiled(refused).match(value))


@lru_cache(maxsize=4096)
def _split(globs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    refused = tuple(glob[1:] for glob in globs if glob.startswith("!"))
    return tuple(glob for glob in globs if not glob.startswith("!")), refused


@lru_cache(maxsize=4096)
def _compiled(globs: tuple[str, ...]) -> re.Pattern[str]:
    """Return one expression for all `globs`; only ``*`` is special in them."""
    return re.compile("|".join(translate(re.sub(r"([\[?])", r"[\1]", glob)) for glob in globs), re.IGNORECASE)
