"""Dockerfiles and Containerfiles: their instructions, and whether the image holds the project.

``image.from``, ``image.run`` (a command), ``image.starts`` (CMD or ENTRYPOINT), ``image.copy`` (one source),
``image.env``, ``image.expose``, ``image.user`` and ``image.healthcheck`` carry the `stage`, and `by`, the instruction.
``image`` is the file as a whole: `holds` says whether it takes in `project` (its code), `packages` (only what it
installs from a manifest) or `nothing` of the repository; `dev` is ``yes`` for an image to develop in, `starts` where it
says what to start.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mlready.facts.shell import commands
from mlready.facts.source import Source
from mlready.facts.templates import has_template, without_template
from mlready.model.fact import Fact

_INSTRUCTION: Final = re.compile(r"\s*([A-Za-z]+)\s+(.*)", re.DOTALL)
_HERE: Final = re.compile(r"<<-?[ \t]*[\"']?([A-Za-z_]\w*)")
# One that is not closed goes on to the end: to begin again at each quote in it would take forever.
_LISTED: Final = re.compile(r"\"((?:[^\"\\]|\\.)*+)(?:\"|\\?\Z)", re.DOTALL)
_OPTION: Final = re.compile(r"--[\w-]+(?:=\S+)?")
_MANIFEST: Final = re.compile(
    r"(?:.*/)?(?:[^/]*requirements?[^/]*|[^/]*constraints[^/]*|pyproject\.toml|[^/]*\.lock|[^/]*lock\.(?:json|ya?ml)"
    r"|package\.json|pipfile|setup\.(?:py|cfg)|[^/]*environment[^/]*\.ya?ml|[^/]*conda[^/]*\.ya?ml|\.python-version"
    r"|readme[^/]*|licen[cs]e[^/]*|\.npmrc|uv\.toml|makefile|[^/]*\.env|install_packages\.\w+)",
    re.IGNORECASE,
)
_SETTINGS: Final = re.compile(
    r"(?:.*/)?[^/]*\.(?:conf|cfg|ini|cnf|toml|ya?ml|json|xml|properties|env|sql|crt|pem|list|repo)", re.IGNORECASE
)
_TAKEN_IN: Final = re.compile(r"git clone|(?:pip3?|uv pip|uv) (?:install|sync)\s+(?:-\S+\s+)*(?:\.|-e|/\w|git\+)")
_DEV: Final = re.compile(r"(?:^|/)\.?dev-?containers?/|(?:^|[./_-])dev(?:container)?(?:[./_-]|$)", re.IGNORECASE)
_VALUE: Final = re.compile(r"«[^»\n]*»")
_KINDS: Final = {
    "FROM": "image.from",
    "RUN": "image.run",
    "CMD": "image.starts",
    "ENTRYPOINT": "image.starts",
    "COPY": "image.copy",
    "ADD": "image.copy",
    "HEALTHCHECK": "image.healthcheck",
    "ENV": "image.env",
    "EXPOSE": "image.expose",
    "USER": "image.user",
}
MAX_INSTRUCTIONS: Final = 1_000
MAX_PATHS: Final = 100
MAX_PATH: Final = 300


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction: its name in capitals, the rest of it with lines joined, its line and the number of its stage."""

    name: str
    value: str
    line: int
    stage: int


def instructions(text: str) -> list[Instruction]:
    """Return the instructions of a Dockerfile; a here-document belongs to the one that it follows."""
    found: list[Instruction] = []
    stage = -1
    lines = iter(enumerate(text.split("\n"), start=1))
    for number, line in lines:
        if line.lstrip().startswith("#") or not line.strip():
            continue
        whole = _continued(line, lines)
        inside = _here(whole, lines)
        instruction = _INSTRUCTION.match(whole)
        if instruction:
            name = instruction[1].upper()
            stage += name == "FROM"
            value = "\n".join([_HERE.sub("", instruction[2]), *inside]) if inside else instruction[2]
            found.append(Instruction(name, value.strip(), number, max(stage, 0)))
        if len(found) >= MAX_INSTRUCTIONS:
            break
    return found


def _continued(line: str, lines: Iterator[tuple[int, str]]) -> str:
    """Return `line` with those that it goes on in."""
    parts = [line]
    while parts[-1].rstrip().endswith(("\\", "`")):
        parts[-1] = parts[-1].rstrip()[:-1]
        follows = next((one for _, one in lines if not one.lstrip().startswith("#")), None)
        if follows is None:
            break
        parts.append(follows)
    return "\n".join(parts)


def _here(whole: str, lines: Iterator[tuple[int, str]]) -> list[str]:
    """Return the lines of the here-documents that an instruction opens."""
    if not whole.lstrip().upper().startswith(("RUN", "COPY")):
        return []
    return [one for mark in _HERE.findall(whole)[:3] for one in _until(mark, lines)]


def _until(mark: str, lines: Iterator[tuple[int, str]]) -> Iterator[str]:
    for _, line in lines:
        if line.strip() == mark:
            return
        yield line


def read_image(source: Source) -> Iterator[Fact]:
    """Yield what a Dockerfile builds."""
    known = instructions(_generated(source.text))
    first = next((one for one in known if one.name == "FROM"), None)
    if first is None:
        return
    for one in known:
        yield from _facts(source, one)
    dev = "yes" if _DEV.search(source.path) else ""
    started = "yes" if any(one.name in {"CMD", "ENTRYPOINT"} for one in known) else ""
    base = next((one.value for one in reversed(known) if one.name == "FROM"), "").split()
    yield source.fact("image", (base or ["?"])[0], first.line, holds=_holds(known), dev=dev, starts=started)


def _generated(text: str) -> str:
    """Return the text that a template makes, each of its values one word."""
    return _VALUE.sub(lambda found: found[0].replace(" ", "_"), without_template(text)) if has_template(text) else text


def _facts(source: Source, one: Instruction) -> Iterator[Fact]:
    for name, line in _said(one):
        yield source.fact(_KINDS[one.name], name[:200], line, stage=str(one.stage), by=one.name)


def _said(one: Instruction) -> list[tuple[str, int]]:
    """Return the names of what an instruction says, with their lines."""
    match one.name:
        case "FROM":
            return [(word, one.line) for word in one.value.split() if not word.startswith("--")][:1]
        case "RUN":
            script = _OPTION.sub("", one.value, count=3)
            return [(command.name, one.line + command.line) for command in commands(script)]
        case "CMD" | "ENTRYPOINT":
            text = " ".join(_LISTED.findall(one.value)) if one.value.startswith("[") else one.value
            return [(command.name, one.line) for command in commands(text)]
        case "COPY" | "ADD":
            return [(path, one.line) for path in _copied(one.value)]
        case "HEALTHCHECK" if one.value.upper() == "NONE":
            return []
        case name:
            return [(one.value, one.line)] if name in _KINDS else []


def _copied(value: str) -> list[str]:
    """Return what COPY takes from the repository: nothing where it takes from another stage or image."""
    if re.match(r"(?:--\S+\s+)*--from=", value):
        return []
    words = _LISTED.findall(value) if value.startswith("[") else value.split()
    return [word[:MAX_PATH] for word in words if not word.startswith("--")][:-1][:MAX_PATHS]


def _holds(known: list[Instruction]) -> str:
    copied = [path for one in known if one.name in {"COPY", "ADD"} for path in _copied(one.value)]
    if any(not _MANIFEST.fullmatch(path) and not _SETTINGS.fullmatch(path) for path in copied):
        return "project"
    if any(one.name == "RUN" and (_TAKEN_IN.search(one.value) or "type=bind" in one.value) for one in known):
        return "project"
    return "packages" if any(_MANIFEST.fullmatch(path) for path in copied) else "nothing"
