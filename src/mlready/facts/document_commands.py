"""Documents: the commands that they tell the reader to give, in blocks of shell or of no language, or within a line.

``document.command`` is one line of such a block; `document` is the file's name and `folder` where it lies, in lower
case. A line that begins like a sentence, or that draws a tree of folders, is no command; within a line of text one is
written as code and begins with a tool that changes what runs, and so does one in a comment of such a block, which
spells out what stands below it.
"""

import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.source import Source
from mlready.model.fact import Fact

MAX_COMMANDS: Final = 400
MAX_LENGTH: Final = 200
FENCE: Final = re.compile(r"\s*(```+|~~~+)\s*\{?\.?(\w*)")
"""Begins a block, and ends one that began with no more of the same marks."""

_SHELL: Final = frozenset({"", "bash", "sh", "shell", "console", "zsh", "powershell", "cmd", "terminal"})
_SENTENCE: Final = re.compile(r"[A-Z][a-z]+(?:,|:|\s+[a-z]+[ ,:].*|.*[.!:])$|[-*+]\s|\d+[.)]\s")
_TREE: Final = re.compile(r"[│├└]|\|--|`--|\+--")
_TOOLS: Final = r"(?:kubectl|helm|gcloud|aws|az|docker|make|argo|oc|flyctl|mlflow|databricks|bentoml)"
_INLINE: Final = re.compile(rf"`({_TOOLS} [^`\n]{{3,160}})`")
_COMMENTED: Final = re.compile(rf"#[ \t]*({_TOOLS} [a-z-][^\n]{{2,160}})")
# Words of a sentence, of which a command has few.
_PLAIN: Final = re.compile(r"(?<!\S)[a-z]+(?!\S)")
MAX_PLAIN: Final = 6
_PROMPT: Final = re.compile(r"^(?:[$>%]|PS>)\s+")


def read_document_commands(source: Source) -> Iterator[Fact]:
    """Yield the commands of a Markdown document."""
    fence, shell, left = "", False, MAX_COMMANDS
    folder = source.path.rpartition("/")[0].lower()
    for number, line in enumerate(source.text.split("\n"), 1):
        found = FENCE.match(line)
        if found and not fence:
            fence, shell = found[1], found[2].lower() in _SHELL
        elif found and found[1].startswith(fence):
            fence = ""
        elif fence and shell and left:
            bare = _PROMPT.sub("", line.strip())[:MAX_LENGTH]
            spelt = _COMMENTED.match(bare)
            command = spelt[1] if spelt and len(_PLAIN.findall(spelt[1])) < MAX_PLAIN else bare
            if command and not command.startswith("#") and not _SENTENCE.match(command) and not _TREE.search(command):
                left -= 1
                yield source.fact("document.command", command, number, document=source.name.lower(), folder=folder)
        elif not fence:
            for one in _INLINE.findall(line) if left else ():
                left = max(left - 1, 0)
                yield source.fact("document.command", one, number, document=source.name.lower(), folder=folder)
