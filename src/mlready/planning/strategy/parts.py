"""Rules -> the strategies of a release: what they ask for, less what cannot be done, plus what takes its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mlready.model.strategies import Need, Part, Strategies, StrategyRule
from mlready.planning.situation import Situation
from mlready.planning.strategy.rules import Applied


@dataclass
class Draft:
    """The strategies of a release in order, what had to leave it, and what to prepare for what took its place."""

    parts: list[Part] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    preparations: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Drafting:
    """The book, a situation and the rules that apply in it."""

    book: Strategies
    situation: Situation
    applied: Applied

    def bar(self, name: str) -> StrategyRule | None:
        """Return the first rule that forbids the strategy `name`."""
        return next((rule for rule in self.applied.rules if name in rule.bars), None)

    def lacking(self, name: str) -> list[Need]:
        """Return the prerequisites of a strategy that are known not to be there."""
        return [need for need in self.book.kind(name).needs if self.situation.holds(need.when) is False]

    def draft(self) -> Draft:
        """Return the strategies of the release."""
        draft = Draft()
        for rule in self.applied.rules:
            for part in self._asked_for(rule, draft):
                self._take(part, draft)
        self._make_way_for_experiments(draft)
        if not any(self._for_everyone(part) for part in draft.parts):
            for part in self.book.plain.parts:
                if not self._take(part, draft):
                    draft.gone += [name for name in self.book.kind(part.id).instead if name not in draft.gone]
        draft.parts.sort(key=lambda part: self.book.kind(part.id).afterwards)
        return draft

    def _asked_for(self, rule: StrategyRule, draft: Draft) -> Iterator[Part]:
        """Yield the parts of `rule` that apply here; of those to pick from, the first that can be done."""
        asked = [part for part in rule.parts if self.situation.holds(part.when) is True]
        if rule.pick == "all":
            yield from asked
            return
        for part in asked:
            if self._possible(part):
                yield part
                return
            draft.gone.append(part.id)
            self._prepare_instead(part.id, draft)

    def _possible(self, part: Part) -> bool:
        bar = self.bar(part.id)
        spared = bar is not None and bar.spares_technical and self._technical(part)
        return (bar is None or spared) and not self.lacking(part.id)

    def _technical(self, part: Part) -> bool:
        """Return whether a part judges no quality: it says so, or no step of it is large enough."""
        enough = self.situation.facts.get(self.book.canary_share, 0)
        small = bool(part.shares) and isinstance(enough, int | float) and all(share < enough for share in part.shares)
        return part.technical or small

    def _take(self, part: Part, draft: Draft) -> bool:
        """Put a part, or what takes its place, where it belongs, never twice; return whether anything could."""
        found = self._stand_in(part, draft, wanted=True, tried=())
        for one in found or ():
            if one.id not in (there.id for there in draft.parts):
                draft.parts.insert(_place(one, draft.parts), one)
        return found is not None

    def _stand_in(self, part: Part, draft: Draft, *, wanted: bool, tried: tuple[str, ...]) -> list[Part] | None:
        """Return `part` where it can be done, else what takes its place; None where nothing can."""
        if self._possible(part):
            return [part]
        if wanted and part.id not in draft.gone:
            draft.gone.append(part.id)
        tried = (*tried, part.id)
        bar = self.bar(part.id)
        if bar and part.id in bar.replaces:
            others = (replace_id(part, name) for name in bar.replaces[part.id] if name not in tried)
            found = [self._stand_in(one, draft, wanted=wanted, tried=tried) for one in others]
            return [one for some in found if some for one in some]
        for name in self.book.kind(part.id).instead:
            if self.book.preparation(name):
                draft.preparations.append((name, part.id))
                return []
            if name not in tried:
                other = self._stand_in(replace_id(part, name), draft, wanted=False, tried=tried)
                if other is not None:
                    return other
        return None

    def _prepare_instead(self, name: str, draft: Draft) -> None:
        for other in self.book.kind(name).instead:
            if self.book.preparation(other):
                draft.preparations.append((other, name))

    def _make_way_for_experiments(self, draft: Draft) -> None:
        """Let a strategy end where an experiment after it takes over its larger shares."""
        limits = {part.after: self.book.kind(part.id).steps[0].shares[0] or 1 for part in draft.parts if part.after}
        for number, part in enumerate(draft.parts):
            if part.id in limits:
                shares = part.shares or self.book.kind(part.id).steps[0].shares
                smaller = tuple(share for share in shares if share is not None and share < limits[part.id])
                draft.parts[number] = part.model_copy(update={"shares": smaller or shares[:1]})

    def _for_everyone(self, part: Part) -> bool:
        """Return whether a part ends with the new version in use everywhere."""
        steps = [one for one in self.book.kind(part.id).steps if not part.steps or one.id in part.steps]
        return any(step.live and 1 in (part.shares or step.shares) for step in steps)


def replace_id(part: Part, name: str) -> Part:
    """Return the plain strategy `name` in the place of `part`."""
    return Part(id=name, after=part.after, before_live=part.before_live)


def _place(part: Part, parts: list[Part]) -> int:
    """Return where `part` goes: right after another strategy where it wants to, else at the end."""
    return next((number + 1 for number, one in enumerate(parts) if one.id == part.after), len(parts))


def needs_of(book: Strategies, names: Iterable[str]) -> Iterator[tuple[str, Need]]:
    """Yield the hard prerequisites of the strategies `names`, each with its strategy."""
    yield from ((name, need) for name in names for need in book.kind(name).needs)
