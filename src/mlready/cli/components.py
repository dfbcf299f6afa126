"""What a system is made of: its repositories, or folders of them, each with a name of its own and what it is for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mlready.model.answers import Repository, Role


@dataclass(frozen=True, slots=True)
class Site:
    """One repository of a system, or one folder of it."""

    path: Path
    folder: str = ""
    role: Role | None = None

    @property
    def place(self) -> Path:
        """Where its files are."""
        return self.path / self.folder


def sites_of(given: Sequence[Path], written: Iterable[Repository], folder: Path) -> list[Site]:
    """Return the sites that a command names, or else a document in `folder`; no place twice.

    A repository that the command names has the role that the document gives it, where that speaks of the whole of it.
    """
    listed = [Site(folder / one.path, one.folder or "", one.role) for one in written]
    roles = {_real(site.path): site.role for site in reversed(listed) if not site.folder}
    sites: dict[Path, Site] = {}
    for site in [Site(path, role=roles.get(_real(path))) for path in given] or listed:
        sites.setdefault(_real(site.place), site)
    return list(sites.values())


def names_of(sites: Sequence[Site]) -> list[str]:
    """Return what evidence calls each site: ``.`` where it is alone, else as few last folders as tell them apart.

    They are the same wherever the command stands.
    """
    if len(sites) == 1:
        return ["."]
    parts = [_real(site.place).parts for site in sites]
    length = [1] * len(parts)
    while True:
        names = ["/".join(one[-long:]).lstrip("/") or "/" for one, long in zip(parts, length, strict=True)]
        often = Counter(names)
        longer = [
            long + (often[name] > 1 and long < len(one)) for one, long, name in zip(parts, length, names, strict=True)
        ]
        if longer == length:
            return names
        length = longer


def is_inside(site: Site, folder: Path) -> bool:
    """Return whether the files of `site` are in `folder`, links followed."""
    return _real(site.place).is_relative_to(_real(folder))


def _real(path: Path) -> Path:
    """Return the one path of what `path` leads to, whether it is there or not."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle, before Python 3.13
        return path.absolute()
