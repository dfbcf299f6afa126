"""JavaScript and TypeScript: what a module imports, and the requests that it answers, read line by line.

Facts: ``js.import`` (the module's name), ``js.call`` (a dotted call at the start of an expression), ``js.handler``
(named by its route where a call gives one, else by the file; ``by`` is the method or call), ``js.key`` (a key of a
table; ``value`` is what it is set to, as far as that is a word).
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from mlready.facts.source import Source
from mlready.model.fact import Fact

MAX_LINES: Final = 20_000
MAX_LINE: Final = 1_000
MAX_CALLS: Final = 2_000
_IMPORT: Final = re.compile(r"""(?:\bfrom|\bimport|\brequire\()\s*["']([^"'\s]{1,120})["']""")
_ROUTE: Final = re.compile(r"""\b(\w{1,40})\.(get|post|put|all|use)\(\s*["'`](/[^"'`\s]{0,100})["'`]""")
_EXPORTED: Final = re.compile(r"\bexport\s+(?:default\s+)?(?:async\s+)?(?:function|const)\s+(GET|POST|PUT|handler)\b")
_CALL: Final = re.compile(r"\b([A-Za-z_$][\w$]{0,40}(?:\.[A-Za-z_$][\w$]{0,40}){0,5})\s*\(")
_KEY: Final = re.compile(r"""(?<![?\w.'"])([A-Za-z_]\w{0,40}):\s*+['"`]?([\w.-]{0,80})""")
_KEYWORDS: Final = frozenset({"if", "for", "while", "switch", "return", "function", "catch", "import", "require"})


def read_script(source: Source) -> Iterator[Fact]:
    """Yield imports, calls and handlers of a module, and the keys that it sets."""
    left = MAX_CALLS
    for number, line in _code(source.text):
        for found in _IMPORT.finditer(line):
            yield source.fact("js.import", found[1], number)
        for found in _ROUTE.finditer(line):
            yield source.fact("js.handler", found[3], number, by=f"{found[1]}.{found[2]}")
        if exported := _EXPORTED.search(line):
            yield source.fact("js.handler", source.path, number, by=exported[1])
        for found in _CALL.finditer(line) if left > 0 else ():
            if found[1] not in _KEYWORDS:
                left -= 1
                yield source.fact("js.call", found[1], number)
    yield from islice(_settings(source), MAX_CALLS)


def _settings(source: Source) -> Iterator[Fact]:
    for number, line in _code(source.text):
        for found in _KEY.finditer(line):
            yield source.fact("js.key", found[1], number, value=found[2])


def _code(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are no comment, with their numbers."""
    comment = False
    for number, line in enumerate(text.split("\n")[:MAX_LINES], 1):
        bare = line[:MAX_LINE].strip()
        if comment or bare.startswith(("//", "*", "/*")):
            comment = (comment or bare.startswith("/*")) and "*/" not in bare
        else:
            yield number, bare
