"""Facts and rules -> how each practice stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest
from typing import Final

from mlready.evidence.facts_index import FactIndex
from mlready.facts.secrets import without_secrets
from mlready.model.evidence import Component, Evidence, PracticeFinding, Status, Strength
from mlready.model.fact import Fact
from mlready.model.practice import Practice, Rule

MOST_EVIDENCE: Final = 5
MOST_SHOWN: Final = 300
"""How much is shown of a long command."""

MOST_SAID: Final = 2_000
"""How much one place says at most, where a rule names the command several times."""

_ORDER: Final = tuple(Strength)
# How a fact names a method of something that nobody can tell.
_UNKNOWN: Final = "?."
_SELF: Final = "self."
_CALLS: Final = frozenset({"call", "handler.call"})


def judge(
    practices: Iterable[Practice], index: FactIndex, components: Sequence[Component] = ()
) -> dict[str, PracticeFinding]:
    """Return how every practice stands in the system whose facts are in `index`, by id.

    Evidence in any of its `components` shows a practice; one that the role of none of them needs is not asked.
    """
    judged = [(practice, _finding(practice, index)) for practice in practices]
    findings = {practice.id: finding for practice, finding in judged}
    return {practice.id: _applied(practice, findings, components, index) for practice, _ in judged}


def _finding(practice: Practice, index: FactIndex) -> PracticeFinding:
    if found := _best(practice.found, practice.prefer, index):
        strongest, places = found
        return PracticeFinding(id=practice.id, status=Status.FOUND, strength=strongest, evidence=places)
    if near := _best(practice.partial, practice.prefer, index):
        _, places = near
        return PracticeFinding(
            id=practice.id,
            status=Status.PARTIAL,
            strength=Strength.DECLARED,
            evidence=places,
            reason=f"{places[0].says}; that falls short: {practice.shows}",
        )
    return PracticeFinding(id=practice.id, status=Status.MISSING, reason=f"looked for: {practice.shows}")


def _applied(
    practice: Practice, findings: Mapping[str, PracticeFinding], components: Sequence[Component], index: FactIndex
) -> PracticeFinding:
    """Return the finding, or why the practice does not apply to this system; what is found is found."""
    finding = findings[practice.id]
    if finding.status is Status.FOUND:
        return finding
    reason = _unneeded(practice, components) or _alone(practice, findings)
    if not reason and finding.status is Status.MISSING:
        reason = _elsewhere(practice, index)
    if reason:
        return PracticeFinding(id=practice.id, status=Status.NOT_APPLICABLE, reason=reason)
    return finding


def _unneeded(practice: Practice, components: Sequence[Component]) -> str | None:
    """Return why no component needs the practice; one of which nobody says what it is for needs everything."""
    roles = {one.role for one in components}
    if not roles or None in roles or not practice.needed_by or roles & set(practice.needed_by):
        return None
    has = ", ".join(sorted(filter(None, roles)))
    return f"asked of components for {' or '.join(practice.needed_by)}, and the system has {has} only"


def _alone(practice: Practice, findings: Mapping[str, PracticeFinding]) -> str | None:
    """Return why the practice makes no sense without others that no file shows."""
    needs = practice.only_with
    if not needs or any(findings[one].status is Status.FOUND for one in needs):
        return None
    return f"applies only with {' or '.join(needs)}, which no file shows"


def _elsewhere(practice: Practice, index: FactIndex) -> str | None:
    """Return why the practice makes no sense where none of the rules holds that it needs; part of it needs none."""
    if not practice.needs or any(next(evidence(rule, index), None) for rule in practice.only_where):
        return None
    return f"applies only where {practice.needs}, which no file shows"


def evidence(rule: Rule, index: FactIndex, where: Callable[[str, str], bool] | None = None) -> Iterator[Evidence]:
    """Yield the places where `rule` holds in the files meant by `where`, in their reading order."""
    first, *others = rule.all
    together = rule.same == "system"
    needed = (*rule.anywhere, *others) if together else rule.anywhere
    barred = (*rule.nowhere, *rule.unless) if together else rule.nowhere
    if not all(map(index.may_hold, needed)):
        return  # before any code is read for what comes first
    for fact in index.matching(first, () if together else others, where):
        if not all(map(index.holds, needed)) or any(map(index.holds, barred)):
            return
        if together or (
            all(index.beside(other, fact, rule.same) for other in others)
            and not any(index.beside(other, fact, rule.same) for other in rule.unless)
        ):
            yield _evidence(rule, fact)


def _evidence(rule: Rule, fact: Fact) -> Evidence:
    # A file may write half of a character; nobody could write that down again.
    called = _called(fact).encode("utf-8", "backslashreplace").decode()
    # The path stands in front of what is said of a file: its own name is enough there.
    name = without_secrets(called.rpartition("/")[2] if called == fact.path else called) or fact.path
    shown = name if len(name) <= MOST_SHOWN else f"{name[:MOST_SHOWN].rstrip()} …"
    says = rule.says.replace("{name}", shown)[:MOST_SAID]
    return Evidence(path=fact.path, line=fact.line, repository=fact.repository, says=says)


def _best(
    rules: Sequence[Rule], prefer: Sequence[str], index: FactIndex
) -> tuple[Strength, tuple[Evidence, ...]] | None:
    """Return how strong the strongest of `rules` that holds is, and a few places, one file once.

    The first is one of that rule. Then come the files that `prefer` names, then the strongest rules; of several
    repositories, the best place of each comes before the second of any.
    """
    rules = sorted(rules, key=lambda rule: -_ORDER.index(rule.strength))
    strongest = next((rule for rule in rules if next(evidence(rule, index), None)), None)
    if strongest is None:
        return None
    chosen: dict[tuple[str, str], Evidence] = {}
    for place in chain(islice(_in_turn([strongest], prefer, index), 1), _in_turn(rules, prefer, index)):
        chosen.setdefault((place.repository, place.path), place)
        if len(chosen) == MOST_EVIDENCE:
            break
    return strongest.strength, tuple(chosen.values())


def _in_turn(rules: Sequence[Rule], prefer: Sequence[str], index: FactIndex) -> Iterator[Evidence]:
    turns = zip_longest(*(_places(repository, rules, prefer, index) for repository in index.repositories))
    return filter(None, chain.from_iterable(turns))


def _places(repository: str, rules: Sequence[Rule], prefer: Sequence[str], index: FactIndex) -> Iterator[Evidence]:
    """Yield the places of one repository, one file once, those first that `prefer` names."""
    seen: set[str] = set()
    for preferred in (True, False):

        def wanted(name: str, path: str, preferred: bool = preferred) -> bool:  # noqa: FBT001 - bound, not passed
            return name == repository and any(part.lower() in path.lower() for part in prefer) is preferred

        for rule in rules:
            for place in evidence(rule, index, wanted):
                if place.path not in seen:
                    seen.add(place.path)
                    yield place


def _called(fact: Fact) -> str:
    """Return how a person calls what `fact` names.

    That is ``predict`` for ``?.self.predict``, a method of something unknown, and ``model.load`` for ``.model.load`` of
    a module beside it.
    """
    name = fact.name
    if name.startswith(_UNKNOWN):
        return name.removeprefix(_UNKNOWN).removeprefix(_SELF)
    return name.lstrip(".") if fact.kind in _CALLS else name
