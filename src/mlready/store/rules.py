"""What is wrong with a rule as it is written: words that no reader says, and patterns that nothing can fit."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from mlready.errors import quoted
from mlready.model.nearest import did_you_mean
from mlready.model.practice import PATTERN_KEYS, RULE_KEYS
from mlready.model.vocabulary import FILE, KINDS, SYSTEM, Kind
from mlready.store.yaml import Path

Fault = tuple[Path, str]

_EXAMPLE: Final = "such as call: [mlflow.log_metric]"
_NONE: Final = "list 1 or more here"


def rule_faults(rule: object, known: Sequence[str] = ()) -> Iterator[Fault]:
    """Yield each fault of `rule` with its path in it; `known` are words that may stand beside its own."""
    if not isinstance(rule, dict):
        yield (), f"write a rule, {_EXAMPLE}"
        return
    found: list[Fault] = []
    kinds = [(path, kind) for path, pattern in _patterns(rule, found) for kind in _kind(path, pattern, found, known)]
    yield from found
    if "same" in rule and not found:
        yield from _same(rule["same"], [kind for path, kind in kinds if path[:1] not in {("anywhere",), ("nowhere",)}])


def _patterns(rule: dict[Any, Any], found: list[Fault]) -> Iterator[tuple[Path, dict[Any, Any]]]:
    """Yield each pattern of `rule` with its path."""
    beside = {key: value for key, value in rule.items() if key not in RULE_KEYS}
    if "all" not in rule:
        yield (), beside
    else:
        found += [
            ((key,), f"with all, every pattern stands under it: {quoted(key)} does not belong here") for key in beside
        ]
    for key in ("all", "anywhere", "nowhere", "unless"):
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
        found += [((*place, key), f"{says} {quoted(key)}{did_you_mean(str(key), words)}") for key in wrong]
        return
    if len(keys) != 1:
        says = f"not {' and '.join(keys)}: put each under all" if keys else _EXAMPLE
        found.append((place, f"a pattern names one kind of fact, {says}"))
        return
    kind = KINDS[keys[0]]
    found += [((*place, *path), says) for path, says in _values(keys[0], kind, pattern)]
    yield kind


def _values(name: str, kind: Kind, pattern: dict[Any, Any]) -> Iterator[Fault]:
    yield from _names((name,), pattern[name])
    if pattern.get("place") == []:
        yield ("place",), _NONE
    asked = pattern.get("with")
    if asked is not None and not isinstance(asked, dict):
        yield ("with",), "write a mapping of attributes here, such as in: [train]"
        return
    for attribute, values in (asked or {}).items():
        if kind.knows(attribute):
            yield from _texts(("with", attribute), values)
        else:
            yield ("with", attribute), _no_attribute(name, kind, attribute)


def _names(place: Path, written: object) -> list[Fault]:
    """Return what is wrong with the names of a pattern; unlike the values of attributes, none of them is empty."""
    if wrong := _texts(place, written):
        return wrong
    names = dict(_placed(place, written))
    if empty := [path for path, name in names.items() if not str(name).removeprefix("!").strip()]:
        return [(path, "write a name here; * is anything") for path in empty]
    if all(str(name).startswith("!") for name in names.values()):
        return [(place, 'nothing can fit where every name begins with !: begin with "*"')]
    return []


def _texts(place: Path, written: object) -> list[Fault]:
    """Return what is wrong with what is to fit."""
    placed = list(_placed(place, written))
    if not placed:
        return [(place, _NONE)]
    texts = [one for _, one in placed if isinstance(one, str)]
    if len(texts) < len(placed):
        return [(path, f"write text, not {quoted(one)}") for path, one in placed if not isinstance(one, str)]
    refused = {one[1:].lower() for one in texts if one.startswith("!")}
    wanted = {one.lower() for one in texts if not one.startswith("!")}
    if "*" in refused or (wanted and wanted <= refused):
        return [(place, "nothing can fit: what would fit is refused by !")]
    return []


def _placed(place: Path, written: object) -> Iterator[tuple[Path, object]]:
    """Yield what is to fit with its path: one text, or each of a list."""
    if isinstance(written, list):
        yield from (((*place, index), one) for index, one in enumerate(written))
    else:
        yield place, written


def _no_attribute(name: str, kind: Kind, attribute: str) -> str:
    has = [*kind.attributes, *([f"{kind.open}NAME"] if kind.open else [])]
    near = did_you_mean(attribute, has) or (f"; it has {', '.join(has)}" if has else "; it has none")
    return f"a {name} has no attribute {quoted(attribute)}{near}"


def _same(same: object, kinds: Sequence[Kind]) -> Iterator[Fault]:
    if same in (SYSTEM, FILE) or (isinstance(same, str) and kinds and all(kind.knows(same) for kind in kinds)):
        return
    if not isinstance(same, str):
        yield ("same",), f"write text, not {quoted(same)}"
        return
    common = [one for one in (kinds[0].attributes if kinds else ()) if all(kind.knows(one) for kind in kinds)]
    choices = [SYSTEM, FILE, *common]
    near = did_you_mean(str(same), choices) or f"; write {', '.join(choices[:-1])} or {choices[-1]}"
    yield ("same",), f"the patterns of this rule have no {quoted(same)} in common{near}"
