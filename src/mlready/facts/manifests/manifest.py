"""Facts about manifests, the same for each format.

``dependency``: one requirement, by normalised name; ``manifest``: the file, where it lists any. Both say the
`ecosystem` (``python``, ``conda``, ``r``, ``node``) and the `group` (``runtime``, ``optional`` or ``dev``). A
dependency has its `version`; a manifest `pins` (whether ``all``, ``some`` or ``none`` of its lines allow just one
version) and the `count` of these lines. ``lock``: a lock file that locks something.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from mlready.facts.source import Source
from mlready.model.fact import Fact

_REQUIREMENT: Final = re.compile(r"([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]\n]*\])?\s*(@\s*\S+|\(?[=<>!~^][^;#]*)?")
_EXACT: Final = re.compile(r"\(?\s*={2,3}\s*v?\d[\w.!+-]*(?<!\.\*)\s*\)?\s*,?")
_AT_REVISION: Final = re.compile(r"@\s*\S+(?:@[^/\s]+|#sha\w*=\w+|\.whl|\.tar\.gz|\.zip)")
_DEV: Final = re.compile(
    r"(?:^|[-_.\W])(?:dev\w*|tests?|testing|lint\w*|docs?|ci|typing|notebooks?|style|qa|quality|build|bench\w*|benchmarks?)(?:[-_.\W]|$)",
    re.IGNORECASE,
)


MAX_NEEDS: Final = 5_000
MAX_LENGTH: Final = 300


@dataclass(frozen=True, slots=True)
class Need:
    """One requirement of a manifest."""

    name: str
    version: str
    line: int
    group: str = "runtime"

    @property
    def exact(self) -> bool:
        """Whether just one version will do."""
        return bool(_EXACT.fullmatch(self.version) or _AT_REVISION.match(self.version))


def need(text: str, line: int, group: str = "runtime") -> Need | None:
    """Return what a requirement in the manner of pip says; None where it says none.

    >>> need("Torch[cu]==2.1.0 ; python_version > '3'", 3)
    Need(name='torch', version='==2.1.0', line=3, group='runtime')
    """
    found = _REQUIREMENT.match(text.strip())
    if not found:
        return None
    return Need(normalised(found[1][:MAX_LENGTH]), (found[2] or "").strip()[:MAX_LENGTH], line, group)


def normalised(name: str) -> str:
    """Return the name of a package as an index knows it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def group_of(name: str) -> str:
    """Return ``dev`` where `name`, of a group or a file, is one of those for work on the program."""
    return "dev" if _DEV.search(name) else "runtime"


def manifest(source: Source, needs: Iterable[Need], ecosystem: str) -> Iterator[Fact]:
    """Yield the requirements of a file, and the file as a manifest for each group that it has."""
    known = list(islice(needs, MAX_NEEDS))
    for one in known:
        yield source.fact("dependency", one.name, one.line, version=one.version, group=one.group, ecosystem=ecosystem)
    for group in sorted({one.group for one in known}):
        members = [one for one in known if one.group == group and one.name not in {"python", "pip"}]
        exact = [one.exact for one in members]
        pins = "none" if not any(exact) else "all" if all(exact) else "some"
        if members:
            yield source.fact(
                "manifest",
                source.name,
                members[0].line,
                group=group,
                pins=pins,
                ecosystem=ecosystem,
                count=str(len(members)),
            )
