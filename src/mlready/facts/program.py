"""The functions and classes of code, found by where they are defined; only files that are asked for are parsed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, Protocol

from mlready.facts.key import Key
from mlready.facts.reach import MAX_NAMESAKES, best, nearness
from mlready.facts.source import Source
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
_SIGNS: Final = (b"middleware", b"include_router", b"before_request", b"dependencies=", b"dependencies =", b"guards=")
_SUFFIX: Final = ".py"


class Modules(Protocol):
    """Files of code, by number."""

    def __len__(self) -> int:
        """Return how many there are."""

    def where(self, number: int) -> tuple[str, str]:
        """Return the repository and path of a file."""

    def number(self, repository: str, path: str) -> int | None:
        """Return the number of a file, or None where it is no code."""

    def source(self, number: int) -> Source | None:
        """Return a file, or None where it cannot be read."""

    def speaking(self, groups: Iterable[Iterable[Key]]) -> set[int]:
        """Return the files that speak a key of each group."""

    def flows(self, number: int) -> Sequence[Fact]:
        """Return what each function of a file does."""

    def scopes(self, number: int) -> Sequence[Fact]:
        """Return what a file puts before the handlers of others."""

    def classes(self, number: int) -> Sequence[Fact]:
        """Return the classes of a file."""


class CodeProgram:
    """The program that the modules of `code` are."""

    def __init__(self, code: Modules) -> None:
        self._code = code
        self._functions: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        self._classes: dict[str, list[int]] = defaultdict(list)
        self._modules: list[int] = []
        for number in range(len(code)):
            if code.where(number)[1].lower().endswith(_SUFFIX) and (source := code.source(number)):
                self._modules.append(number)
                for indent, kind, name, alias in _DEFINED.findall(b"\n" + source.content):
                    if kind:
                        self._classes[name.decode("utf-8", "replace")].append(number)
                    else:
                        self._functions[(name or alias).decode("utf-8", "replace")].append((number, bool(indent)))

    @cached_property
    def scopes(self) -> Sequence[Fact]:
        """What stands before every handler of a module or application."""
        files = sorted(self._code.speaking([BEFORE]) & set(self._modules))
        return [
            fact
            for number in files
            if (source := self._code.source(number)) and any(sign in source.content for sign in _SIGNS)
            for fact in self._code.scopes(number)
        ]

    def functions(self, parts: Sequence[str], near: Fact) -> Sequence[Fact]:
        """Return the flows called like the last of `parts` that a call of ``a.b.c``, made by `near`, may mean."""
        wanted = parts[-1]
        number = self._code.number(near.repository, near.path)
        here = set() if number is None else {number}
        defined = {number for number, _ in self._functions.get(wanted, ())}
        if parts[0] == "?":
            _, methods = self.counted(wanted)
            files = here if methods > MAX_NAMESAKES else defined | here
        elif len(parts) > 1:
            classes = {number for part in parts[:-1] for number in self._classes.get(part, ())}
            files = {number for number in defined if number in classes or self._is_called(number, parts)} | here
        else:
            files = here
        return [
            fact
            for number in sorted(files & defined)
            for fact in self._code.flows(number)
            if fact.name.rpartition(".")[2] == wanted
        ]

    def classes(self, name: str, near: Fact) -> Sequence[Fact]:
        """Return the classes called `name` that `near` may mean by it: the nearest."""
        files = sorted(set(self._classes.get(name, ())))
        nearest = best(files, lambda number: nearness(*self._code.where(number), near))[:MAX_NAMESAKES]
        return [fact for number in nearest for fact in self._code.classes(number) if fact.name == name]

    def counted(self, name: str) -> tuple[int, int]:
        """Return how many functions are called `name`, and how many of these stand within something."""
        found = self._functions.get(name, ())
        return len(found), sum(inside for _, inside in found)

    def _is_called(self, number: int, parts: Sequence[str]) -> bool:
        """Return whether one of `parts` names the module in the file `number`."""
        path = self._code.where(number)[1].removesuffix(_SUFFIX).removesuffix("/__init__")
        return path.rpartition("/")[2] in parts[:-1]
