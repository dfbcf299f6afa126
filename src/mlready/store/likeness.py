"""Names that count like others: a product of the user's own, wherever our rules name one that does the same."""

from collections.abc import Iterator, Mapping

from mlready.errors import quoted
from mlready.model.nearest import did_you_mean
from mlready.model.practice import Pattern, Practice, Rule
from mlready.store.yaml import Path

Likeness = Mapping[str, tuple[str, ...]]
"""Names of ours, and those that count like each."""


def read_likeness(written: object) -> tuple[dict[str, tuple[str, ...]], list[tuple[Path, str]]]:
    """Return what ``counts_like`` says, by the names of ours, and what is wrong with it."""
    if not isinstance(written, dict):
        return {}, [((), "write a mapping here, such as {ourtrack.log: mlflow.log_metric}")]
    alike: dict[str, tuple[str, ...]] = {}
    wrong: list[tuple[Path, str]] = []
    for name, known in written.items():
        names = known if isinstance(known, list) else [known]
        if not name.strip("* "):
            wrong.append(((name,), "write a name of yours here; a bare * would count everywhere"))
            continue
        if not names or not all(isinstance(one, str) and one and not one.startswith("!") for one in (name, *names)):
            wrong.append(((name,), "write the name that it counts like, or a list of names"))
            continue
        for one in names:
            alike[one] = (*alike.get(one, ()), name)
    return alike, wrong


def unnamed(alike: Likeness, practices: Mapping[str, Practice]) -> Iterator[tuple[str, str]]:
    """Yield every name of ours that no rule names, and what to say of it."""
    known = {name for practice in practices.values() for rule in _rules(practice) for name in _names(rule)}
    for name in alike:
        if name not in known:
            yield name, f"no rule names {quoted(name)}{did_you_mean(name, known)}"


def likened(practice: Practice, alike: Likeness) -> Practice:
    """Return `practice` with every name that counts like one of its rules' beside it; itself where none does."""
    if not any(name in alike for rule in _rules(practice) for name in _names(rule)):
        return practice
    grown = {name: tuple(_rule(rule, alike) for rule in getattr(practice, name)) for name in ("found", "partial")}
    return practice.model_copy(update=grown)


def _rules(practice: Practice) -> tuple[Rule, ...]:
    return (*practice.found, *practice.partial)


def _names(rule: Rule) -> Iterator[str]:
    for pattern in rule.patterns:
        yield from pattern.names


def _rule(rule: Rule, alike: Likeness) -> Rule:
    lists = ("all", "anywhere", "nowhere", "unless")
    patterns = {name: tuple(_pattern(one, alike) for one in getattr(rule, name)) for name in lists}
    return rule.model_copy(update=patterns)


def _pattern(pattern: Pattern, alike: Likeness) -> Pattern:
    more = (other for name in pattern.names for other in alike.get(name, ()))
    return pattern.model_copy(update={"names": tuple(dict.fromkeys((*pattern.names, *more)))})
