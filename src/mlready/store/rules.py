"""What is wrong with a rule as it is written: words that no reader says, and patterns that nothing can fit."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from mlready.model.nearest import did_you_mean
from mlready.model.practice import PATTERN_KEYS, RULE_KEYS
from mlready.model.vocabulary import FILE, KINDS, SYSTEM, Kind
from mlready.store.yaml import Path

Fault = tuple[Path, str]

_EXAMPLE: Final = "such as call: [mlflow.log_metric]"


def rule_faults(rule: object, known: Sequence[str] = ()) -> Iterator[Fault]:
    """Yield each fault of `rule` with its path in it; `known` are words that may stand beside its own."""
    if not isinstance(rule, dict):
        yield (), f"write a rule, {_EXAMPLE}"
        return
    found: list[Fault] = []
    kinds = [kind for path, pattern in _patterns(rule, found) for kind in _kind(path, pattern, found, known)]
    yield from found
    if "same" in rule and not found:
        yield from _same(rule["same"], kinds)


def _patterns(rule: dict[Any, Any], found: list[Fault]) -> Iterator[tuple[Path, dict[Any, Any]]]:
    """Yield each pattern of `rule` with its path."""
    beside = {key: value for key, value in rule.items() if key not in RULE_KEYS}
    if "all" not in rule:
        yield (), beside
    else:
        found += [((key,), f"with all, every pattern stands under it: {key!r} does not belong here") for key in beside]
    for key in ("all", "unless"):
        written = rule.get(key, ())
        if not isinstance(written, list | tuple) or (key == "all" and "all" in rule and not written):
            found.append(((key,), f"write a list of patterns here, {_EXAMPLE}"))
            continue
        for index, pattern in enumerate(written):
            if isinstance(pattern, dict):
                yield (key, index), pattern
            else:
                found.append(((key, index), f"write a pattern, {_EXAMPLE}"))


def _kind(place: Path, pattern: dict[Any, Any], found: list[Fault], known: Sequence[str]) -> Iterator[Kind]:
    """Yield the kind of fact that `pattern` looks for, where it is one."""
    keys = [key for key in pattern if key not in PATTERN_KEYS]
    words = [*KINDS, *PATTERN_KEYS, *known, *(() if place else RULE_KEYS)]
    wrong = [key for key in keys if key not in KINDS]
    if wrong:
        says = "there is no key or kind of fact"
        found += [((*place, key), f"{says} {key!r}{did_you_mean(str(key), words)}") for key in wrong]
        return
    if len(keys) != 1:
        says = f"not {' and '.join(keys)}: put each under all" if keys else _EXAMPLE
        found.append((place, f"a pattern names one kind of fact, {says}"))
        return
    kind = KINDS[keys[0]]
    found += [((*place, *path), says) for path, says in _values(keys[0], kind, pattern)]
    yield kind


def _values(name: str, kind: Kind, pattern: dict[Any, Any]) -> Iterator[Fault]:
    names = pattern[name] if isinstance(pattern[name], list) else [pattern[name]]
    if names and all(isinstance(one, str) and one.startswith("!") for one in names):
        yield (name,), 'nothing can fit where every name begins with !: begin with "*"'
    asked = pattern.get("with")
    if asked is not None and not isinstance(asked, dict):
        yield ("with",), "write a mapping of attributes here, such as in: [train]"
        return
    for attribute in asked or ():
        if not kind.knows(str(attribute)):
            yield ("with", attribute), _no_attribute(name, kind, str(attribute))


def _no_attribute(name: str, kind: Kind, attribute: str) -> str:
    has = [*kind.attributes, *([f"{kind.open}NAME"] if kind.open else [])]
    near = did_you_mean(attribute, has) or (f"; it has {', '.join(has)}" if has else "; it has none")
    return f"a {name} has no attribute {attribute!r}{near}"


def _same(same: object, kinds: Sequence[Kind]) -> Iterator[Fault]:
    if same in (SYSTEM, FILE) or (isinstance(same, str) and kinds and all(kind.knows(same) for kind in kinds)):
        return
    common = [one for one in (kinds[0].attributes if kinds else ()) if all(kind.knows(one) for kind in kinds)]
    choices = [SYSTEM, FILE, *common]
    near = did_you_mean(str(same), choices) or f"; write {', '.join(choices[:-1])} or {choices[-1]}"
    yield ("same",), f"the patterns of this rule have no {same!r} in common{near}"
