"""Whether the main application is locked: the manifests nearest to the root, and the locks that stand with them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from mlready.facts.templates import generated_path
from mlready.model.fact import Fact

# A list that pins everything but is shorter than another beside it holds a part of the application.
_SAME_SIZE: Final = 0.7
# Of several applications, so many must be locked, or those that hold so much of the code.
_MOST_FOLDERS: Final = 0.7
_MOST_CODE: Final = 0.75
_CODE: Final = (".py", ".ipynb", ".r")
_FOLDERS: Final = frozenset({"requirements", "requirement", "reqs", "deps", "dependencies", "conda", "envs"})
_USUAL: Final = "requirements.txt"
_NODE: Final = ("package-lock", "npm-shrinkwrap", "yarn", "pnpm", "bun")


def mark_main(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield ``locked`` for each lock, and each manifest that pins everything, that stands with the main manifests.

    Those of Node are the main ones only where a repository has no others. Where none stands at the root, all are the
    main ones: most of their folders must be locked, or those that hold most of the code.
    """
    own = [fact for fact in facts if fact.place == "project"]
    runtime = [fact for fact in own if fact.kind == "manifest" and fact.attributes["group"] == "runtime"]
    others = [fact for fact in runtime if fact.attributes["ecosystem"] != "node"]
    main = others or runtime
    manifests: dict[str, list[Fact]] = defaultdict(list)
    for fact in [fact for fact in main if not _folder(fact)] or main:
        manifests[_folder(fact)].append(fact)
    locks: dict[str, list[Fact]] = defaultdict(list)
    for fact in own:
        if fact.kind == "lock" and (not others or not fact.name.startswith(_NODE)):
            locks[_folder(fact)].append(fact)
    locked = {folder: [*locks.get(folder, []), *_pinned(manifests[folder])] for folder in manifests}
    if sum(map(bool, locked.values())) < len(manifests) * _MOST_FOLDERS and not _most_code(own, locked):
        return
    for fact in [fact for found in locked.values() for fact in found]:
        yield Fact("locked", fact.name, fact.path, fact.line, fact.repository, fact.place)


def _most_code(own: Sequence[Fact], locked: Mapping[str, Sequence[Fact]]) -> bool:
    """Return whether most of the code of the applications side by side stands in those that are locked."""
    held: Counter[bool] = Counter()
    for fact in own:
        if fact.kind == "file" and fact.path.lower().endswith(_CODE):
            around = accumulate(["", *(f"{part}/" for part in fact.path.split("/")[:-1])])
            if applications := [folder for folder in around if folder in locked]:
                held[bool(locked[applications[-1]])] += 1
    return held[True] >= held.total() * _MOST_CODE > 0


def _pinned(manifests: Sequence[Fact]) -> list[Fact]:
    """Return the manifests that pin everything, unless a longer one beside them does not: then they are a part only."""
    longest = max((int(fact.attributes["count"]) for fact in manifests), default=0)
    loose = max((int(one.attributes["count"]) for one in manifests if _is_loose_list(one)), default=0)
    usual = max((int(one.attributes["count"]) for one in manifests if one.name == _USUAL), default=0)
    return [
        fact
        for fact in manifests
        if not fact.name.endswith(".in")
        and fact.attributes["pins"] == "all"
        and int(fact.attributes["count"]) >= max(longest * _SAME_SIZE, usual)
        and int(fact.attributes["count"]) > (loose if _in_lists(fact) else 0)
    ]


def _in_lists(fact: Fact) -> bool:
    """Return whether a list of packages stands among several, each for a part, in a folder for them."""
    parent = generated_path(fact.path).split("/")[-2:-1]
    return bool(parent) and parent[0].lower() in _FOLDERS


def _is_loose_list(fact: Fact) -> bool:
    return _in_lists(fact) and fact.attributes["pins"] != "all" and not fact.name.endswith(".in")


def _folder(fact: Fact) -> str:
    """Return the folder of a manifest, with a slash for each level; one for requirements alone counts as its parent."""
    parts = generated_path(fact.path).split("/")[:-1]
    if parts and parts[-1].lower() in _FOLDERS:
        parts.pop()
    return "".join(f"{part}/" for part in parts)
