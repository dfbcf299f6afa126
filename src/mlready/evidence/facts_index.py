"""Facts, found by kind and name: those at hand, and those of code, which is read as far as it is asked."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from typing import Final

from mlready.evidence.globs import SearchedNames, globs
from mlready.facts.code import KINDS, Candidates, Code
from mlready.facts.code_readers import HANDLED
from mlready.model.fact import Fact
from mlready.model.practice import Pattern

MOST_READ: Final = 150
"""How many modules are read at most to find what a pattern asks for; in most repositories far fewer may hold it."""

MOST_HANDLERS: Final = 80
"""How many modules of handlers are followed to what they reach, through many others each."""

MOST_MORE: Final = 4
"""How many modules are parsed at most for further evidence of what has been found; no handler is followed for that,
but for one in each of several repositories."""


class FactIndex:
    """Every fact of a system, in the order of repositories, depth of folders, paths and lines."""

    def __init__(self, facts: Iterable[Fact], code: Code | None = None) -> None:
        self._code = code
        self._by_kind: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        for fact in facts:
            self._by_kind[fact.kind][fact.name].append(fact)
        known = {fact.repository for names in self._by_kind.values() for found in names.values() for fact in found}
        self.repositories = sorted(known | (code.files.repositories if code else set()))
        # Keyed by id(pattern): hashing a pattern is slow, and the caller keeps the patterns alive as long as the index.
        self._names: dict[str, SearchedNames] = {}
        self._held: dict[int, bool] = {}
        self._known: dict[int, Sequence[Fact]] = {}
        self._files: dict[int, Candidates] = {}
        self._fits: dict[tuple[int, int], Sequence[Fact]] = {}
        self._matchers: dict[int, _Matcher] = {}
        self._groups: dict[tuple[int, str], set[tuple[str, ...]]] = {}

    def matching(
        self, pattern: Pattern, near: Sequence[Pattern] = (), where: Callable[[str, str], bool] | None = None
    ) -> Iterator[Fact]:
        """Yield the facts that fit `pattern`, in their order.

        Code is read only where a file may hold something for each pattern of `near` too. Where `where` says which
        files are meant, something has been found already: of files not read yet only a few are parsed for more.
        """
        known = [fact for fact in self._at_hand(pattern) if where is None or where(fact.repository, fact.path)]
        if self._code is None or pattern.kind not in KINDS:
            return iter(known)
        return merge(known, self._in_code(self._code, pattern, near, where), key=_order)

    def may_hold(self, pattern: Pattern) -> bool:
        """Return whether a fact may fit `pattern`, as far as the words of code that was not read yet tell."""
        if self._held.get(id(pattern)) is False:
            return False
        return bool(self._at_hand(pattern) or self._candidates(pattern))

    def holds(self, pattern: Pattern) -> bool:
        """Return whether any fact fits `pattern`."""
        if id(pattern) not in self._held:
            self._held[id(pattern)] = next(self.matching(pattern), None) is not None
        return self._held[id(pattern)]

    def beside(self, pattern: Pattern, fact: Fact, same: str) -> bool:
        """Return whether a fact that fits `pattern` stands in the file of `fact`, and has its attribute `same`."""
        if any(_where(one, same) == _where(fact, same) for one in self._in_file(pattern, fact)):
            return True
        key = (id(pattern), same)
        if key not in self._groups:
            self._groups[key] = {_where(one, same) for one in self._at_hand(pattern)}
        return _where(fact, same) in self._groups[key]

    def _in_file(self, pattern: Pattern, fact: Fact) -> Sequence[Fact]:
        """Return the facts of code that fit `pattern` in the file of `fact`."""
        code = self._code
        number = code.files.number(fact.repository, fact.path) if code and pattern.kind in KINDS else None
        if code is None or number is None or number not in self._may_hold(code, pattern).among:
            return ()
        return self._fitting(code, number, pattern)

    def _at_hand(self, pattern: Pattern) -> Sequence[Fact]:
        """Return the facts that fit `pattern` without a look at code, in their order."""
        if id(pattern) not in self._known:
            matcher = self._matcher(pattern)
            by_name = self._by_kind.get(pattern.kind, {})
            if pattern.kind not in self._names:
                self._names[pattern.kind] = SearchedNames(by_name)
            named = (fact for name in matcher.names.among(self._names[pattern.kind]) for fact in by_name[name])
            fits = [fact for fact in named if fact.place in pattern.place and matcher.suits(fact)]
            self._known[id(pattern)] = sorted(fits, key=_order)
        return self._known[id(pattern)]

    def _in_code(
        self, code: Code, pattern: Pattern, near: Sequence[Pattern], where: Callable[[str, str], bool] | None
    ) -> Iterator[Fact]:
        kind, candidates = pattern.kind, self._may_hold(code, pattern)
        beside = [one for one in near if one.kind in KINDS and one.kind not in self._by_kind]
        asked = [candidates, *(self._may_hold(code, one) for one in beside)]
        passed = False
        most = left = self._most(kind, further=where is not None)
        for number in candidates.numbers:
            if (where and not where(*code.files.where(number))) or not all(number in one.among for one in asked):
                continue
            if not code.is_read(number, kind):
                if not left and (where or passed):
                    continue
                if not (code.may_say(number, kind) and all(code.may_name(number, one) for one in asked)):
                    continue
                if not left:
                    code.pass_over(kind, most)
                    passed = True
                    continue
                left -= 1
            yield from self._fitting(code, number, pattern)

    def _most(self, kind: str, *, further: bool) -> int:
        """Return how many modules may be read for facts of `kind`; `further` where some have been found already."""
        if kind in HANDLED:  # each repository of several shows what it has
            return int(len(self.repositories) > 1) if further else MOST_HANDLERS
        return MOST_MORE if further else MOST_READ

    def _fitting(self, code: Code, number: int, pattern: Pattern) -> Sequence[Fact]:
        key = (id(pattern), number)
        if key not in self._fits:
            matcher = self._matcher(pattern)
            self._fits[key] = [fact for fact in code.facts(number, pattern.kind) if matcher.fits(fact)]
        return self._fits[key]

    def _matcher(self, pattern: Pattern) -> "_Matcher":
        if id(pattern) not in self._matchers:
            self._matchers[id(pattern)] = _Matcher(pattern)
        return self._matchers[id(pattern)]

    def _candidates(self, pattern: Pattern) -> Sequence[int]:
        """Return the files of code that may hold a fact for `pattern`."""
        return self._may_hold(self._code, pattern).numbers if self._code and pattern.kind in KINDS else ()

    def _may_hold(self, code: Code, pattern: Pattern) -> Candidates:
        if id(pattern) not in self._files:
            self._files[id(pattern)] = code.candidates(pattern)
        return self._files[id(pattern)]


def _order(fact: Fact) -> tuple[str, int, str, int, str]:
    return fact.repository, fact.path.count("/"), fact.path, fact.line or 0, fact.name


def _where(fact: Fact, same: str) -> tuple[str, ...]:
    """Return what two facts must share to count as being in the same place."""
    place = (fact.repository, fact.path)
    return place if same == "file" else (*place, fact.attributes.get(same, ""))


class _Matcher:
    """A pattern, ready to be held against facts."""

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self.names = globs(pattern.names)
        self._attributes = [(name, globs(values)) for name, values in pattern.attributes.items()]

    def fits(self, fact: Fact) -> bool:
        """Return whether `fact`, of the kind that is asked for, is meant."""
        return fact.place in self.pattern.place and self.names.fit(fact.name) and self.suits(fact)

    def suits(self, fact: Fact) -> bool:
        """Return whether the attributes of `fact` are as asked."""
        return all(values.fit(fact.attributes.get(name, "")) for name, values in self._attributes)
