"""Pipelines in a language of their own: Jenkinsfiles, the settings of TeamCity; what they run, take and wait for."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlready.facts.ci.job import Job, starts
from mlready.facts.source import Source
from mlready.model.fact import Fact

# A star in a path that the shell is given opens no comment: texts are passed over whole.
_COMMENT_OR_TEXT: Final = re.compile(r"//[^\n]*+|/\*|'''|\"\"\"|'(?:[^'\\\n]|\\.)*+'?|\"(?:[^\"\\\n]|\\.)*+\"?")
_CLOSES: Final = {"'''": "'''", '"""': '"""', "/*": "*/"}
_SHELL: Final = re.compile(
    r"\b(?:sh|bat|powershell|pwsh)\b[ \t]*\(?[ \t]*(?:script:[ \t]*)?"
    r"(?:'''([^']*(?:'{1,2}[^']+)*)'''|\"\"\"([^\"]*(?:\"{1,2}[^\"]+)*)\"\"\"|'([^'\n]*)'|\"([^\"\n]*)\")"
)
_INPUT: Final = re.compile(r"(?m)^[ \t]*(?:timeout\b[^\n]*\{[ \t]*)?input[ \t]*(?:\(|\{|message\b|['\"]|id\b)")
_CRON: Final = re.compile(r"\bcron[ \t]*\([ \t]*['\"]")
# The plugin for Docker has a method where a shell has a command.
_PUSH: Final = re.compile(r"(?m)^[ \t]*[\w.]+(?:\([^()\n]*\))?\.push[ \t]*\(")
_KOTLIN_SCRIPT: Final = re.compile(r'\bscriptContent[ \t]*=[ \t]*(?:"""([^"]*(?:"{1,2}[^"]+)*)"""|"([^"\n]*)")')
_CREDENTIALS: Final = re.compile(r"\bcredentials(?:Id)?[ \t]*[:(][ \t]*['\"]([^'\"\n]{1,80})['\"]")


def read_jenkins(source: Source) -> Iterator[Fact]:
    """Yield what a Jenkinsfile does; what comes behind the first question to a person waits for that person."""
    text = _without_comments(source.text)
    if "pipeline" not in text and "node" not in text:
        return
    begun = ("change", "time") if _CRON.search(text) else ("change",)
    asks = _INPUT.search(text)
    free, gated = (Job("jenkins", "", begun, "", gate) for gate in ("", "approval"))

    def job(found: re.Match[str]) -> Job:
        return gated if asks and found.start() > asks.start() else free

    found = [(one, next(filter(None, one.groups()), "")) for one in _SHELL.finditer(text)]
    if found or "stage" in text:
        cron = [("time", _line(text, one)) for one in list(_CRON.finditer(text))[:1]]
        yield from starts(source, "jenkins", [("change", 1), *cron])
    for one, script in found:
        yield from job(one).runs(source, script, _line(text, one))
    if "docker." in text:
        for one in _PUSH.finditer(text):
            yield from job(one).runs(source, "docker push", _line(text, one))
    for one in _CREDENTIALS.finditer(text):
        yield free.secret(source, one[1], _line(text, one))


def read_teamcity(source: Source) -> Iterator[Fact]:
    """Yield what the settings of TeamCity run; a build starts with a change where a trigger says so."""
    text = _without_comments(source.text)
    begun = [(name, mark) for name, mark in (("change", "vcs {"), ("time", "schedule {")) if mark in text] or [
        ("hand", "")
    ]
    job = Job("teamcity", "", tuple(name for name, _ in begun))
    found = [(one[1] or one[2] or "", _line(text, one)) for one in _KOTLIN_SCRIPT.finditer(text)]
    if found:
        places = [(name, text.count("\n", 0, max(text.find(mark), 0)) + 1) for name, mark in begun]
        yield from starts(source, "teamcity", places)
    for script, line in found:
        yield from job.runs(source, script, line)


def _line(text: str, found: re.Match[str]) -> int:
    return bisect_left(_breaks(text), found.start()) + 1


@lru_cache(maxsize=1)
def _breaks(text: str) -> list[int]:
    """Return where the lines of `text` end: to count them anew for each place takes as long again for each."""
    return [found.start() for found in re.finditer("\n", text)]


def _without_comments(text: str) -> str:
    """Return `text` with blank lines for its comments; one that nothing closes is none."""
    last = {mark: text.rfind(mark) for mark in _CLOSES.values()}
    parts: list[str] = []
    at = kept = 0
    while found := _COMMENT_OR_TEXT.search(text, at):
        start, at = found.span()
        if closes := _CLOSES.get(found[0]):
            if at > last[closes]:
                continue
            at = text.index(closes, at) + len(closes)
        if found[0].startswith("/"):
            parts += (text[kept:start], "\n" * text.count("\n", start, at))
            kept = at
    return "".join([*parts, text[kept:]])
