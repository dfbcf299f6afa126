"""Languages of nested blocks in braces (HCL, Bicep), read line by line.

Facts: ``resource`` and ``resource.field`` as in `mlready.facts.resources`; ``api`` is ``hcl`` or ``bicep``. A
``module`` block is a resource of kind ``module`` and the field ``source``.
"""

import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.source import Source
from mlready.model.fact import Fact

MAX_LINES: Final = 20_000
MAX_LINE: Final = 2_000
MAX_FIELDS: Final = 4_000
_HCL_HEAD: Final = re.compile(r'\s*(resource|data|module|provider|output)\s+"([\w.-]+)"(?:\s+"([\w.-]+)")?\s*\{')
_BICEP_HEAD: Final = re.compile(r"\s*(?:resource|module)\s+(\w+)\s+'([^'@]+)(?:@[^']*)?'\s*(?:existing\s*)?=")
_BLOCK: Final = re.compile(
    r"\s*+(?:dynamic\s++\"([\w-]+)\"|([\w-]++))\s*+(?:\"[^\"]*+\"\s*+)?[=:]?\s*+(?:[\[{(]*\s*+\{|\{)$"
)
_FIELD: Final = re.compile(r"\s*+\"?([\w./:-]+)\"?\s*+[=:]\s*+(\S.*)$")
# One that is not closed goes on to the end of its line.
_STRINGS: Final = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?$)|\'[^\']*+\'')
_HEREDOC: Final = re.compile(r"<<[-~]?\s*\"?(\w+)\"?")


def read_hcl(source: Source) -> Iterator[Fact]:
    """Yield the resources and modules of a Terraform or OpenTofu file."""
    yield from _blocks(source, _HCL_HEAD, "hcl")


def read_bicep(source: Source) -> Iterator[Fact]:
    """Yield the resources and modules of a Bicep file."""
    yield from _blocks(source, _BICEP_HEAD, "bicep")


def _blocks(source: Source, head: re.Pattern[str], api: str) -> Iterator[Fact]:
    kind, title, depth = "", "", 0
    path: list[tuple[int, str]] = []
    left = MAX_FIELDS
    for number, line in _lines(source.text):
        bare = _STRINGS.sub("", line)
        if not depth:
            kind, title = "", ""
            if (found := head.match(line)) and (kind := _kind(found, api)):
                title = found[3] or found[2] if api == "hcl" else found[1]
                yield source.fact("resource", kind, number, title=title, api=api)
        elif kind and left:
            if found := _BLOCK.match(line.rstrip()):
                path.append((depth, found[1] or found[2]))
            elif found := _FIELD.match(line):
                left -= 1
                name = ".".join([*(step for _, step in path), found[1]])
                value = found[2].strip().rstrip(",").strip("\"'")[:160]
                yield source.fact("resource.field", name, number, of=kind, title=title, value=value, api=api, image="")
        depth = max(0, depth + bare.count("{") - bare.count("}"))
        while path and depth <= path[-1][0]:
            path.pop()


def _kind(found: re.Match[str], api: str) -> str:
    if api == "bicep":
        return found[2]
    return {"resource": found[2], "module": "module", "provider": f"provider.{found[2]}"}.get(found[1], "")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are no comment and in no here-document, with their numbers."""
    until = ""
    comment = False
    for number, line in enumerate(text.split("\n")[:MAX_LINES], 1):
        bare = line.strip()
        if until or comment:
            until = "" if bare == until else until
            comment = comment and "*/" not in bare
            continue
        if bare.startswith("/*"):
            comment = "*/" not in bare
            continue
        if not bare or bare.startswith(("#", "//")):
            continue
        cut = line[:MAX_LINE]
        if found := _HEREDOC.search(_STRINGS.sub("", cut)):
            until = found[1]
        yield number, cut.partition(" # ")[0].partition(" // ")[0]
