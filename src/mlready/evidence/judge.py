"""Facts and rules -> how each practice stands."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from mlready.evidence.facts_index import FactIndex
from mlready.model.evidence import Evidence, PracticeFinding, Status, Strength
from mlready.model.fact import Fact
from mlready.model.practice import Practice, Rule

MOST_EVIDENCE: Final = 5
_ORDER: Final = tuple(Strength)


def judge(practices: Iterable[Practice], facts: Iterable[Fact]) -> dict[str, PracticeFinding]:
    """Return how every practice stands in the system that `facts` were read from, by id."""
    index = FactIndex(facts)
    known = list(practices)
    findings = {practice.id: _finding(practice, index) for practice in known}
    return {practice.id: _applied(practice, findings) for practice in known}


def _finding(practice: Practice, index: FactIndex) -> PracticeFinding:
    shown = [(rule, places) for rule in practice.found if (places := evidence(rule, index))]
    if shown:
        return PracticeFinding(
            id=practice.id,
            status=Status.FOUND,
            strength=max((rule.strength for rule, _ in shown), key=_ORDER.index),
            evidence=_best(shown, practice.prefer),
        )
    near = [(rule, places) for rule in practice.partial if (places := evidence(rule, index))]
    if near:
        return PracticeFinding(
            id=practice.id,
            status=Status.PARTIAL,
            strength=Strength.DECLARED,
            evidence=_best(near, practice.prefer),
            reason=f"{near[0][1][0].says}; that falls short: {practice.shows}",
        )
    return PracticeFinding(id=practice.id, status=Status.MISSING, reason=f"looked for: {practice.shows}")


def _applied(practice: Practice, findings: Mapping[str, PracticeFinding]) -> PracticeFinding:
    finding = findings[practice.id]
    needs = practice.only_with
    if finding.status is Status.FOUND or not needs or any(findings[one].status is Status.FOUND for one in needs):
        return finding
    reason = f"applies only with {' or '.join(needs)}, which no file shows"
    return PracticeFinding(id=practice.id, status=Status.NOT_APPLICABLE, reason=reason)


def evidence(rule: Rule, index: FactIndex) -> tuple[Evidence, ...]:
    """Return the places where `rule` holds, strongest reading order first; none where it does not."""
    first, *others = rule.all
    facts = list(index.matching(first))
    for other in others:
        there = {_where(fact, rule.same) for fact in index.matching(other)}
        facts = [fact for fact in facts if _where(fact, rule.same) in there]
    for other in rule.unless:
        there = {_where(fact, rule.same) for fact in index.matching(other)}
        facts = [fact for fact in facts if _where(fact, rule.same) not in there]
    facts.sort(key=lambda fact: (fact.repository, fact.path.count("/"), fact.path, fact.line or 0, fact.name))
    return tuple(_evidence(rule, fact) for fact in facts)


def _where(fact: Fact, same: str) -> tuple[str, ...]:
    """Return what two facts must share to count as being in the same place."""
    if same == "system":
        return ()
    place = (fact.repository, fact.path)
    return place if same == "file" else (*place, fact.attributes.get(same, ""))


def _evidence(rule: Rule, fact: Fact) -> Evidence:
    says = rule.says.replace("{name}", fact.name)
    return Evidence(path=fact.path, line=fact.line, repository=fact.repository, says=says)


def _best(shown: Sequence[tuple[Rule, tuple[Evidence, ...]]], prefer: Sequence[str]) -> tuple[Evidence, ...]:
    """Return a few places, one file once, the strongest rules first, then the files that `prefer` names."""
    chosen: dict[tuple[str, str], Evidence] = {}
    for _, places in sorted(shown, key=lambda one: -_ORDER.index(one[0].strength)):
        for place in places:
            chosen.setdefault((place.repository, place.path), place)
    ranked = sorted(chosen.values(), key=lambda place: not any(part in place.path.lower() for part in prefer))
    return tuple(ranked[:MOST_EVIDENCE])
