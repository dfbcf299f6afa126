"""R: what a script or the chunks of a document load and call, read line by line.

Facts: ``r.import`` (a package that is loaded, or that a call names), ``r.call`` (``package::function``, or the function
alone where its package is not written).
"""

import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.source import Source
from mlready.model.fact import Fact

MAX_LINES: Final = 20_000
MAX_LINE: Final = 1_000
MAX_CALLS: Final = 2_000
_LOADS: Final = re.compile(r"\b(?:library|require|requireNamespace|loadNamespace)\(\s*[\"']?([A-Za-z][\w.]{0,60})")
_CALL: Final = re.compile(r"(?<![\w.$@:])(?:([A-Za-z][\w.]{0,60}):::?)?([A-Za-z.][\w.]{0,60})\s*\(")
_TEXTS: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_CHUNK: Final = re.compile(r"\s*```+\s*\{[rR]\b")
_END: Final = re.compile(r"\s*```+\s*$")
_WORDS: Final = frozenset({"if", "for", "while", "function", "return", "c", "list", "library", "require", "repeat"})


def read_r(source: Source) -> Iterator[Fact]:
    """Yield what R code loads and calls."""
    left = MAX_CALLS
    prose = source.path.lower().endswith(("md", "qmd"))
    for number, line in _code(source.text, chunks=prose):
        for found in _LOADS.finditer(line):
            yield source.fact("r.import", found[1], number)
        for found in _CALL.finditer(_TEXTS.sub('""', line)) if left > 0 else ():
            package, function = found[1], found[2]
            if package:
                yield source.fact("r.import", package, number)
            if function not in _WORDS:
                left -= 1
                yield source.fact("r.call", f"{package}::{function}" if package else function, number)


def _code(text: str, *, chunks: bool) -> Iterator[tuple[int, str]]:
    """Yield the lines of code without their comments, with their numbers; of a document, those in chunks of R."""
    inside = not chunks
    for number, line in enumerate(text.split("\n")[:MAX_LINES], 1):
        cut = line[:MAX_LINE]
        if chunks and (_CHUNK.match(cut) or _END.match(cut)):
            inside = _CHUNK.match(cut) is not None
        elif inside and not cut.lstrip().startswith("#"):
            yield number, cut.partition(" #")[0]
