"""Charts of Helm that a repository keeps copies of: they describe somebody else's program."""

import re
from collections.abc import Iterator
from typing import Final

from mlready.repo.tree import Tree

MAX_CHARTS: Final = 500
_NAME: Final = "Chart.yaml"
_HOME: Final = re.compile(
    r"(?m)^(?:home:[ \t]*|sources:[ \t]*\n[ \t]*-[ \t]*)[\"']?https?://([^/\s\"']+(?:/[^/\s\"']+)?)"
)
_PARTS: Final = ("templates/", "charts/", "crds/", "ci/", "files/", "src/", "values.yaml")
# What is published for others to find has a face, or somebody to write to.
_PUBLISHED: Final = re.compile(r"(?m)^(?:icon|maintainers):")


def charts_of_others(tree: Tree) -> tuple[str, ...]:
    """Return with what the paths begin that belong to charts of `tree` that are copies.

    A published chart is one where it stands below ``charts/`` of another chart, or where the charts of the repository
    come from several homes. What people put beside the parts of a chart, such as dashboards and values of their own,
    is theirs.
    """
    homes = dict(_homes(tree))
    several = len(set(filter(None, homes.values()))) > 1
    copies = [folder for folder, home in homes.items() if home and (several or _within(folder, homes))]
    return tuple(folder + part for folder in copies for part in _PARTS)


def _homes(tree: Tree) -> Iterator[tuple[str, str]]:
    """Yield the folder of each chart, and where it is at home if it is published."""
    charts = [file for file in tree.files if file.path.rpartition("/")[2] == _NAME][:MAX_CHARTS]
    for file in charts:
        try:
            text = tree.read(file).decode("utf-8", "replace")
        except OSError:
            continue  # who reads it for what it says tells of that
        home = _HOME.search(text) if _PUBLISHED.search(text) else None
        yield file.path.removesuffix(_NAME), home[1].lower() if home else ""


def _within(folder: str, charts: dict[str, str]) -> bool:
    above, found, _ = folder.rstrip("/").rpartition("/charts/")
    return bool(found) and f"{above}/" in charts
