"""Requirements files in the manner of pip."""

import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.continued import continued
from mlready.facts.manifests.manifest import Need, group_of, manifest, need
from mlready.facts.source import Source
from mlready.model.fact import Fact

_COMMENT: Final = re.compile(r"(?:^|\s)#.*")
_LINK: Final = re.compile(r"(?:-e\s+|--editable[ =])?((?:git|hg|svn|bzr)\+\S+|https?://\S+)")
_REVISION: Final = re.compile(r"\.git@[\w./-]+|@[\w.-]{2,}(?:#|$)|\.whl|\.tar\.gz|\.zip")
_PATH: Final = re.compile(r"[./~]|\w+/|-|\{")


def read_requirements(source: Source) -> Iterator[Fact]:
    """Yield what a requirements file lists; options, files that it includes and local folders are none of it."""
    group = group_of(source.path.rpartition("/")[0].rpartition("/")[2] + "/" + re.sub(r"\.\w+$", "", source.name))
    yield from manifest(source, _needs(source.text, group), "python")


def _needs(text: str, group: str) -> Iterator[Need]:
    for number, raw in continued(text):
        line = _COMMENT.sub("", raw).strip()
        line = re.split(r"\s--\w", line, maxsplit=1)[0].strip()
        if found := _LINK.match(line):
            pinned = _REVISION.search(found[1].partition("#")[0])
            yield Need("link", "===1" if pinned else "", number, group)
        elif line and not _PATH.match(line) and (one := need(line, number, group)):
            yield one
