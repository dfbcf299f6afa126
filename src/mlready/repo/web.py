"""Where a code host shows a repository's files: read from git's own files, and believed only where it is plain."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from mlready.repo.commit import head_commit
from mlready.repo.git_folder import work_tree
from mlready.repo.index import read_index
from mlready.repo.reading import read_regular

_MAX_BYTES: Final = 1_000_000
_SECTION: Final = re.compile(r'\[remote "origin"\]\s*(?:[#;].*)?', re.IGNORECASE)
_URL: Final = re.compile(r'url\s*=\s*"?([^"\s#;]+)"?\s*(?:[#;].*)?', re.IGNORECASE)
# https://user:token@host/path, ssh://git@host:22/path, git@host:path. Who logs in is left behind.
_REMOTE: Final = re.compile(
    r"(?:(?:https?|ssh|git)://(?:[^/@\s]*@)?(?P<host>[a-z0-9.-]+)(?::\d{1,5})?/|(?:[\w.-]+@)(?P<scp>[a-z0-9.-]+):/?)"
    r"(?P<path>[\w.-]+(?:/[\w.-]+){1,19})/?",
    re.ASCII | re.IGNORECASE,
)
_HOST: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
# What a host's name is or begins with -> how it addresses a file at a commit, and a line of it.
_FORMS: Final = {"github": ("blob", "#L{}"), "gitlab": ("-/blob", "#L{}"), "bitbucket": ("src", "#lines-{}")}
_OWNER_AND_NAME: Final = 2
_FLAT: Final = frozenset({"github", "bitbucket"})


@dataclass(frozen=True, slots=True)
class WebFolder:
    """A folder of a repository as a code host shows it at one commit.

    `start` is where the repository's files begin, `above` the folder's path in it, `tracked` what git knows of it.
    """

    start: str
    line: str
    above: str
    tracked: AbstractSet[str]

    def link(self, path: str, line: int | None = None) -> str | None:
        """Return the address of the file at `path` of this folder; None where git does not track it."""
        whole = self.above + path
        if whole not in self.tracked:
            return None
        return self.start + quote(whole.encode("utf-8", "surrogateescape")) + (self.line.format(line) if line else "")


def web_folder(place: Path) -> WebFolder | None:
    """Return how a code host shows the folder `place`; None where its repository names none that is known."""
    try:
        folder = place.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):  # RuntimeError: links in a circle, before Python 3.13
        return None
    found = work_tree(folder)
    if found is None:
        return None
    root, git = found
    commit, index, remote = head_commit(root), read_index(root), _origin(git)
    form = _form(remote) if remote else None
    if commit is None or index is None or form is None:
        return None
    base, kind, line = form
    above = f"{folder.relative_to(root).as_posix()}/" if folder != root else ""
    return WebFolder(f"{base}/{kind}/{commit}/", line, above, index.sizes.keys())


def _origin(git: Path) -> str | None:
    """Return the address that git fetches ``origin`` from, as the config of the repository writes it."""
    shared = git / (_text(git / "commondir").strip() or ".")
    inside = False
    for line in _lines(_text(shared / "config")):
        if line.startswith("["):
            inside = _SECTION.fullmatch(line) is not None
        elif inside and (url := _URL.fullmatch(line)):
            return url[1]
    return None


def _form(remote: str) -> tuple[str, str, str] | None:
    """Return the page of a repository, and how its host addresses files and lines.

    >>> _form("git@github.com:acme/fraud.git")
    ('https://github.com/acme/fraud', 'blob', '#L{}')
    """
    match = _REMOTE.fullmatch(remote)
    if match is None:
        return None
    host, parts = (match["host"] or match["scp"]).lower(), match["path"].removesuffix(".git").split("/")
    name = host.partition(".")[0]
    if not _HOST.fullmatch(host) or name not in _FORMS or any(not part.strip(".") for part in parts):
        return None
    if name in _FLAT and len(parts) != _OWNER_AND_NAME:
        return None
    kind, line = _FORMS[name]
    return f"https://{host}/{'/'.join(parts)}", kind, line


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines())


def _text(path: Path) -> str:
    try:
        return read_regular(str(path), _MAX_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
