"""Which files a reader takes, by their names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# What a file is called that generates another: ``app.py.jinja`` is read as the Python that it would write.
TEMPLATE: Final = re.compile(r"(?<=.)\.(tmpl|jinja2?|j2|template|tpl|mustache)$", re.IGNORECASE)
# A name that a template writes on a condition: ``{{'api.py' if …}}``, ``{% if … %}api.py{% endif %}``.
_ON_CONDITION: Final = re.compile(
    r"""\{\{-?[ ]*(["'])(?P<one>[^"'{}/]+)\1[ ]+if\b[^{}/]*\}\}"""
    r"|\{%-?[ ]*if\b[^{}%/]*%\}(?P<other>[^{}%/]+)\{%-?[ ]*endif[ ]*-?%\}"
)


@dataclass(frozen=True, slots=True)
class Paths:
    """The names of files, or the ends of their paths where folders count too."""

    pattern: re.Pattern[str]
    with_folders: bool

    def take(self, path: str, name: str) -> bool:
        """Return whether a file is meant; `name` is the last part of its `path`."""
        return bool(self.pattern.fullmatch(path if self.with_folders else name))


def named(text: str) -> Paths:
    """Return the files whose name, or path from some folder on, is as `text` says, in capitals or not."""
    with_folders = "/" in text.replace("[^/]", "")
    return Paths(re.compile(f"(?:.*/)?(?:{text})" if with_folders else text, re.IGNORECASE), with_folders)


def together(several: Sequence[Paths]) -> tuple[Paths, ...]:
    """Return what takes the files that one of `several` takes: one look at a name instead of many."""
    patterns = {
        with_folders: "|".join(one.pattern.pattern for one in several if one.with_folders is with_folders)
        for with_folders in (False, True)
    }
    return tuple(
        Paths(re.compile(text, re.IGNORECASE), with_folders) for with_folders, text in patterns.items() if text
    )


def settled(path: str) -> str:
    """Return `path` as a template writes it where the conditions in it hold.

    >>> settled("src/{{'api.py' if cookiecutter.served == 'y'}}"), settled("{% if docs %}SECURITY.md{% endif %}")
    ('src/api.py', 'SECURITY.md')
    """
    if "{" not in path:
        return path
    return _ON_CONDITION.sub(lambda found: found["one"] or found["other"], path)


def variants(path: str) -> tuple[str, ...]:
    """Return the paths that a file is known by: its own, and that of what it is a template of."""
    if "." in path and (written := TEMPLATE.sub("", settled(path))) != path:
        return path, written
    return (path,)
