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
    return {practice.id: _applied(practice, findings, components) for practice, _ in judged}


def _finding(practice: Practice, index: FactIndex) -> PracticeFinding:
    rules = sorted(practice.found, key=lambda rule: -_ORDER.index(rule.strength))
    strength = next((rule.strength for rule in rules if _shows(rule, index)), None)
    if strength:
        return PracticeFinding(
            id=practice.id, status=Status.FOUND, strength=strength, evidence=_best(rules, practice.prefer, index)
        )
    near = next(filter(None, (next(evidence(rule, index), None) for rule in practice.partial)), None)
    if near:
        rules = sorted(practice.partial, key=lambda rule: -_ORDER.index(rule.strength))
        return PracticeFinding(
            id=practice.id,
            status=Status.PARTIAL,
            strength=Strength.DECLARED,
            evidence=_best(rules, practice.prefer, index),
            reason=f"{near.says}; that falls short: {practice.shows}",
        )
    return PracticeFinding(id=practice.id, status=Status.MISSING, reason=f"looked for: {practice.shows}")


def _applied(
    practice: Practice, findings: Mapping[str, PracticeFinding], components: Sequence[Component]
) -> PracticeFinding:
    """Return the finding, or why the practice does not apply to this system; what is found is found."""
    finding = findings[practice.id]
    if finding.status is Status.FOUND:
        return finding
    if reason := _unneeded(practice, components) or _alone(practice, findings):
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


def evidence(rule: Rule, index: FactIndex, where: Callable[[str, str], bool] | None = None) -> Iterator[Evidence]:
    """Yield the places where `rule` holds in the files meant by `where`, in their reading order."""
    first, *others = rule.all
    together = rule.same == "system"
    needed = (*rule.anywhere, *others) if together else rule.anywhere
    for fact in index.matching(first, () if together else others, where):
        if not all(map(index.holds, needed)) or (together and any(map(index.holds, rule.unless))):
            return
        if together or (
            all(index.beside(other, fact, rule.same) for other in others)
            and not any(index.beside(other, fact, rule.same) for other in rule.unless)
        ):
            yield _evidence(rule, fact)


def _shows(rule: Rule, index: FactIndex) -> bool:
    return next(evidence(rule, index), None) is not None


def _evidence(rule: Rule, fact: Fact) -> Evidence:
    name = without_secrets(_called(fact))
    shown = name if len(name) <= MOST_SHOWN else f"{name[:MOST_SHOWN].rstrip()} …"
    says = rule.says.replace("{name}", shown)
    return Evidence(path=fact.path, line=fact.line, repository=fact.repository, says=says)


def _best(rules: Sequence[Rule], prefer: Sequence[str], index: FactIndex) -> tuple[Evidence, ...]:
    """Return a few places, one file once: the files that `prefer` names first, then the strongest of `rules`.

    Of several repositories, the best place of each comes before the second of any.
    """
    turns = zip_longest(*(_best_in(repository, rules, prefer, index) for repository in index.repositories))
    return tuple(islice(filter(None, chain.from_iterable(turns)), MOST_EVIDENCE))


def _best_in(repository: str, rules: Sequence[Rule], prefer: Sequence[str], index: FactIndex) -> list[Evidence]:
    chosen: dict[str, Evidence] = {}
    for preferred in (True, False):

        def wanted(name: str, path: str, preferred: bool = preferred) -> bool:  # noqa: FBT001 - bound, not passed
            return name == repository and any(part in path.lower() for part in prefer) is preferred

        for rule in rules:
            for place in evidence(rule, index, wanted):
                chosen.setdefault(place.path, place)
                if len(chosen) >= MOST_EVIDENCE:
                    return list(chosen.values())
    return list(chosen.values())


def _called(fact: Fact) -> str:
    """Return how a person calls what `fact` names.

    That is ``predict`` for ``?.self.predict``, a method of something unknown, and ``model.load`` for ``.model.load`` of
    a module beside it.
    """
    name = fact.name
    if name.startswith(_UNKNOWN):
        return name.removeprefix(_UNKNOWN).removeprefix(_SELF)
    return name.lstrip(".") if fact.kind in _CALLS else name
