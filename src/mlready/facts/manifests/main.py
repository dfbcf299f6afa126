"""Whether the main application is locked: the manifests nearest to the root, and the locks that stand with them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from mlready.facts.templates import generated_path
from mlready.model.fact import Fact

# A list that pins everything but is shorter than another beside it holds a part of the application.
_SAME_SIZE: Final = 0.7
# Where few of several applications are locked, these are the main one if they hold so much of the code.
_MOST_CODE: Final = 0.75
_CODE: Final = (".py", ".ipynb", ".r")
_FOLDERS: Final = frozenset({"requirements", "requirement", "reqs", "deps", "dependencies", "conda", "envs"})
_NODE: Final = ("package-lock", "npm-shrinkwrap", "yarn", "pnpm", "bun")


def mark_main(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield ``locked`` for each lock, and each manifest that pins everything, that stands with the main manifests.

    Those of Node are the main ones only where a repository has no others. Where the main manifests stand in folders
    side by side, more than half of these must be locked, or those that hold most of the code.
    """
    own = [fact for fact in facts if fact.place == "project"]
    runtime = [fact for fact in own if fact.kind == "manifest" and fact.attributes["group"] == "runtime"]
    others = [fact for fact in runtime if fact.attributes["ecosystem"] != "node"]
    main = others or runtime
    depth = min((_folder(fact).count("/") for fact in main), default=0)
    manifests: dict[str, list[Fact]] = defaultdict(list)
    for fact in main:
        if _folder(fact).count("/") == depth:
            manifests[_folder(fact)].append(fact)
    locks: dict[str, list[Fact]] = defaultdict(list)
    for fact in own:
        if fact.kind == "lock" and (not others or not fact.name.startswith(_NODE)):
            locks[_folder(fact)].append(fact)
    locked = {folder: [*locks.get(folder, []), *_pinned(manifests[folder])] for folder in manifests}
    if manifests and sum(map(bool, locked.values())) * 2 <= len(manifests) and not _most_code(own, locked):
        return
    for fact in [fact for found in locked.values() for fact in found]:
        yield Fact("locked", fact.name, fact.path, fact.line, fact.repository, fact.place)


def _most_code(own: Sequence[Fact], locked: Mapping[str, Sequence[Fact]]) -> bool:
    """Return whether most of the code of the applications side by side stands in those that are locked."""
    depth = min(folder.count("/") for folder in locked)
    held: Counter[bool] = Counter()
    for fact in own:
        if fact.kind == "file" and fact.path.lower().endswith(_CODE):
            folder = "".join(f"{part}/" for part in fact.path.split("/")[:-1][:depth])
            if folder in locked:
                held[bool(locked[folder])] += 1
    return held[True] >= held.total() * _MOST_CODE > 0


def _pinned(manifests: Sequence[Fact]) -> list[Fact]:
    """Return the manifests that pin everything, unless a longer one beside them does not: then they are a part only."""
    longest = max((int(fact.attributes["count"]) for fact in manifests), default=0)
    loose = max((int(one.attributes["count"]) for one in manifests if _is_loose_list(one)), default=0)
    return [
        fact
        for fact in manifests
        if not fact.name.endswith(".in")
        and fact.attributes["pins"] == "all"
        and int(fact.attributes["count"]) >= longest * _SAME_SIZE
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
