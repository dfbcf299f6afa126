"""Patterns -> what a file must speak to say what they ask for."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from mlready.facts.key import Key, Keys, Space
from mlready.facts.python.seeds import SETTINGS
from mlready.facts.reach import ROUTE
from mlready.model.practice import Pattern

NAMED: Final = frozenset(
    [
        "alert",
        "call",
        "class",
        "decorator",
        "environment",
        "fitted",
        "flow",
        "function",
        "import",
        "js.call",
        "js.import",
        "js.key",
        "keeps",
        "key",
        "subclass",
        "test",
    ]
)
"""Kinds whose facts are called what the text says: their names are words of the file."""

CALLED: Final = "handler.call"
"""The kind of a fact that tells what a handler calls in the end, in whichever file."""

_DEFINED: Final[dict[str, Space]] = {
    "function": "function",
    "test": "function",
    "keeps": "function",
    "class": "class",
    "flow": "defined",
}
# Kinds whose names are those of what is defined within each other.
_DOTTED: Final = frozenset({"flow"})
# Kinds whose dotted names begin with a package that the module imports.
_ROOTED: Final = frozenset({"call", "decorator", "import", "subclass", "alert"})
_CALLED: Final = frozenset({"call", "alert"})
_IMPORTED: Final = (b" %s,", b" %s\n", b" %s as ", b" %s)", b"\t%s,", b"\t%s\n", b"(%s", b"import %s")
_PARTS: Final = re.compile(r"[a-z0-9]+")
_SHORTEST: Final = 3
_KEYWORD: Final = "kw."

Runs: TypeAlias = tuple[bytes, ...]
"""Texts that must all stand in a file, in lower case."""

# Kinds of Python whose facts repeat what their own file writes, in these attributes, or in a name that is no one word.
_FROM_TEXT: Final = frozenset(
    {"alert", "call", "data-check", "decorator", "fitted", "flow", "function", "scored", "test"}
)
_WRITTEN: Final = frozenset({"arguments", "calls", "function", "in", "passes", "reads", "takes", "writes"})
_TITLED: Final = frozenset({"handler", ROUTE, "seed"})
_RUN: Final = re.compile(r"[a-z_]{3,}")


class Alternative(NamedTuple):
    """One way to say what a pattern asks for.

    A file must speak all of `keys`, and all of `runs` must stand in its text; `method` is called there, where it is
    known by its own name alone.
    """

    keys: Keys
    runs: Runs
    method: bytes | None

    def fits(self, text: bytes) -> bool:
        """Return whether `text`, in lower case, leaves room for this way."""
        return all(run in text for run in self.runs) and (self.method is None or _may_call(self.method, text))


@lru_cache(maxsize=8192)
def alternative(kind: str, name: str) -> Alternative:
    """Return what says `name`, one of a pattern's, in a fact of `kind`."""
    low = name.lower().removesuffix(".__call__")
    keys = frozenset(_keys(kind, low))
    # Where no package is imported under its name, a method's own name must stand behind a dot, or be imported.
    loose = kind in _CALLED and not any(key.space == "import" for key in keys)
    dot, last = low.rpartition(".")[1:]
    run = max(last.split("*"), key=len)
    method = f"{'.' if dot and not last.startswith('*') else ''}{run}".encode() if loose and run else None
    return Alternative(keys, _runs_of(low), method)


def alternatives(pattern: Pattern) -> list[Alternative]:
    """Return the ways to say what `pattern` asks for; none where the names of its facts are not words of the text."""
    if pattern.kind not in NAMED:
        return []
    beside = set(_beside(pattern))
    ways = [alternative(pattern.kind, name) for name in pattern.names if not name.startswith("!")]
    return [way._replace(keys=way.keys | beside) for way in ways] if beside else ways


def calls(pattern: Pattern) -> list[Alternative]:
    """Return the ways of which some file of the system must take one, for a handler to call what is asked for."""
    if pattern.kind != CALLED:
        return []
    return [alternative("call", name) for name in pattern.names if not name.startswith("!")]


def anchors(pattern: Pattern) -> list[tuple[Runs, ...]]:
    """Return groups of ways, of which one of each group must stand in a file's text, for its facts to be as asked."""
    groups = []
    if pattern.kind in _TITLED and SETTINGS not in pattern.names:
        groups.append(_anchor(pattern.names))
    for name, values in pattern.attributes.items() if pattern.kind in _FROM_TEXT else ():
        if name.startswith(_KEYWORD):
            groups.append(_anchor([name[len(_KEYWORD) :]]))
        if name.startswith(_KEYWORD) or name in _WRITTEN:
            groups.append(_anchor(values))
    return [group for group in groups if group]


def _anchor(globs: Sequence[str]) -> tuple[Runs, ...]:
    """Return the runs of each glob; nothing where one of them has none."""
    runs = [_runs_of(glob.lower()) for glob in globs if not glob.startswith("!")]
    return tuple(runs) if all(runs) else ()


def _runs_of(text: str) -> Runs:
    return tuple(run.encode() for run in _RUN.findall(text))


def _beside(pattern: Pattern) -> Iterator[Key]:
    """Yield the words of the keywords that `pattern` asks for, and of a value where it asks for one alone."""
    for name, values in pattern.attributes.items():
        if name.startswith(_KEYWORD):
            yield from _words(name[len(_KEYWORD) :].lower())
            if len(values) == 1 and not values[0].startswith("!"):
                yield from _words(values[0].lower())


def _may_call(name: bytes, text: bytes) -> bool:
    """Return whether `name` may be called in `text`, in lower case; one with a dot is a method's, or imported."""
    bare = name.removeprefix(b".")
    if bare == name or bare not in text:
        return bare in text
    return name in text or any(sign % bare in text for sign in _IMPORTED)


def _keys(kind: str, name: str) -> Iterator[Key]:
    if kind in _DEFINED:
        for part in name.split(".") if kind in _DOTTED else [name]:
            yield from _runs(_DEFINED[kind], part)
        return
    root, _, rest = name.partition(".")
    if kind in _ROOTED and root not in {"?", ""} and not root.startswith("*") and (rest or kind == "import"):
        yield from _runs("import", root)
        name = "" if kind == "import" else rest
    if kind == "decorator":
        yield from _runs("decorator", name.rpartition(".")[2])
    yield from _words(name)


def _runs(space: Space, name: str) -> Iterator[Key]:
    """Yield the runs of `name` between its stars."""
    runs = name.split("*")
    for run in filter(None, runs):
        yield Key(space, run, within=len(runs) > 1)


def _words(name: str) -> Iterator[Key]:
    """Yield the words of a name; those that stand alone tell more than parts of others, and cost less to find."""
    whole: list[Key] = []
    within: list[Key] = []
    runs = name.removesuffix(".__call__").split("*")
    for number, run in enumerate(runs):
        for found in _PARTS.finditer(run):
            opens = number > 0 and found.start() == 0
            closes = number < len(runs) - 1 and found.end() == len(run)
            if not opens and not closes:
                whole.append(Key("word", found[0]))
            elif len(found[0]) >= _SHORTEST:
                within.append(Key("word", found[0], within=True))
    yield from whole or within
