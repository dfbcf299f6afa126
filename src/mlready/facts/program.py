"""The functions and classes of code, found by where they are defined; only files that are asked for are parsed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from typing import Final, Protocol

from mlready.facts.code_files import CodeFiles
from mlready.facts.key import Key
from mlready.facts.resolve import MAX_NAMESAKES, best, nearness
from mlready.model.fact import Fact

# A function or class, or what carries something with it: ``User = Annotated[…]``, ``signed_in = Depends(…)``.
_DEFINED: Final = re.compile(
    rb"\n([ \t]*)(?:(class)|(?:async[ \t]+)?def)[ \t]+(\w+)"
    rb"|\n(\w+)[ \t]*=[ \t]*[\w.]*(?:Annotated\[|Depends\(|Security\()"
)
BEFORE: Final = tuple(
    Key("word", word) for word in ("middleware", "middlewares", "guards", "router", "dependencies", "before")
)
"""What a module speaks that puts something before handlers."""
# How it says so: by an argument, a call or a decorator.
_SIGNS: Final = re.compile(
    rb"(?:dependencies|guards)[ \t\n]*=|middlewares?[ \t\n]*[=(]|add_middleware|before_request"
    rb"|\n[ \t]*@[^\n]*(?:middleware|include_router)|(?:middleware|include_router)[ \t]+as\b"
)
_SUFFIX: Final = ".py"
MAX_FILES: Final = 50
"""How many files are looked into at most for what a dotted name means; those nearest to the root come first."""


class Modules(Protocol):
    """What files of code say, by number."""

    files: CodeFiles

    def speaking(self, groups: Iterable[Iterable[Key]]) -> set[int]:
        """Return the files that speak a key of each group."""

    def flows(self, number: int) -> Sequence[Fact]:
        """Return what each function of a file does."""

    def scopes(self, number: int) -> Sequence[Fact]:
        """Return what a file puts before the handlers of others."""

    def classes(self, number: int) -> Sequence[Fact]:
        """Return the classes of a file."""


@dataclass(slots=True)
class _Namesakes:
    """The functions of one name: how many, and the files that define one, in their order.

    Tens of thousands of names are known at a time, most of one function.
    """

    every: int = 0
    inside: int = 0
    files: dict[int, None] = field(default_factory=dict)
    within: tuple[int, ...] = ()

    def add(self, number: int, *, inside: bool) -> None:
        self.every += 1
        self.files[number] = None
        if inside:
            self.inside += 1
            if len(self.within) <= MAX_NAMESAKES:  # of more nobody asks
                self.within = (*self.within, number)


class CodeProgram:
    """The program that the modules of `code` are."""

    def __init__(self, code: Modules) -> None:
        self._code = code
        self._files = code.files
        self._functions: dict[str, _Namesakes] = defaultdict(_Namesakes)
        self._classes: dict[str, dict[int, None]] = defaultdict(dict)
        self._modules: dict[str, dict[int, None]] = defaultdict(dict)
        self._flows: dict[int, Mapping[str, Sequence[Fact]]] = {}
        self._defined: dict[int, Mapping[str, Sequence[Fact]]] = {}
        self._known: dict[tuple[str, str, str], Sequence[Fact]] = {}
        for number in range(len(self._files)):
            path = self._files.where(number)[1]
            if path.lower().endswith(_SUFFIX) and (source := self._files.source(number)):
                self._modules[path.removesuffix(_SUFFIX).removesuffix("/__init__").rpartition("/")[2]][number] = None
                for indent, kind, name, alias in _DEFINED.findall(b"\n" + source.lines):
                    text = (name or alias).decode("utf-8", "replace")
                    if kind:
                        self._classes[text][number] = None
                    else:
                        self._functions[text].add(number, inside=bool(indent))

    @cached_property
    def scopes(self) -> Sequence[Fact]:
        """What stands before every handler of a module or application."""
        files = sorted(self._code.speaking([BEFORE]).intersection(chain.from_iterable(self._modules.values())))
        return [
            fact
            for number in files
            if (source := self._files.source(number)) and _SIGNS.search(b"\n" + source.lines)
            for fact in self._code.scopes(number)
        ]

    def functions(self, parts: Sequence[str], near: Fact) -> Sequence[Fact]:
        """Return the flows called like the last of `parts` that a call of ``a.b.c``, made by `near`, may mean."""
        if (wanted := self._functions.get(parts[-1])) is None:
            return []
        files: set[int] = set()
        if parts[0] == "?":
            files = set(wanted.within) if wanted.inside <= MAX_NAMESAKES else files
        elif len(parts) > 1:
            files = self._meant(wanted, parts[:-1])
        number = self._files.number(near.repository, near.path)
        here = {number} if number in wanted.files else set()
        return [fact for number in sorted(files | here) for fact in self._flows_of(number).get(parts[-1], ())]

    def classes(self, name: str, near: Fact) -> Sequence[Fact]:
        """Return the classes called `name` that `near` may mean by it: the nearest."""
        key = (name, near.repository, near.path)
        if key not in self._known:
            files = best(list(self._classes.get(name, ())), lambda number: nearness(*self._files.where(number), near))
            nearest = islice(files, MAX_NAMESAKES)
            self._known[key] = [fact for number in nearest for fact in self._classes_of(number).get(name, ())]
        return self._known[key]

    def counted(self, name: str) -> tuple[int, int]:
        """Return how many functions are called `name`, and how many of these stand within something."""
        found = self._functions.get(name)
        return (found.every, found.inside) if found else (0, 0)

    def _meant(self, wanted: _Namesakes, owners: Sequence[str]) -> set[int]:
        """Return the first files with a function that is `wanted` whose module, or a class, one of `owners` names."""
        found: set[int] = set()
        for owner in owners:
            for called_so in (self._modules.get(owner, {}), self._classes.get(owner, {})):
                fewer, more = sorted((wanted.files, called_so), key=len)
                found.update(islice((number for number in fewer if number in more), MAX_FILES))
        return set(sorted(found)[:MAX_FILES])

    def _flows_of(self, number: int) -> Mapping[str, Sequence[Fact]]:
        """Return the flows of a file by the last part of their names."""
        if number not in self._flows:
            self._flows[number] = _by_name(self._code.flows(number))
        return self._flows[number]

    def _classes_of(self, number: int) -> Mapping[str, Sequence[Fact]]:
        """Return the classes of a file by their names."""
        if number not in self._defined:
            self._defined[number] = _by_name(self._code.classes(number))
        return self._defined[number]


def _by_name(facts: Iterable[Fact]) -> Mapping[str, Sequence[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.name.rpartition(".")[2]].append(fact)
    return found
