"""Jenkinsfiles: the shell commands in a pipeline, the credentials it takes, and where it waits for a person."""

import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.ci.job import Job, starts
from mlready.facts.source import Source
from mlready.model.fact import Fact

_COMMENT: Final = re.compile(r"(?m)^[ \t]*//[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_SHELL: Final = re.compile(
    r"\b(?:sh|bat|powershell|pwsh)\b[ \t]*\(?[ \t]*(?:script:[ \t]*)?"
    r"(?:'''([^']*(?:'{1,2}[^']+)*)'''|\"\"\"([^\"]*(?:\"{1,2}[^\"]+)*)\"\"\"|'([^'\n]*)'|\"([^\"\n]*)\")"
)
_INPUT: Final = re.compile(r"(?m)^[ \t]*(?:timeout\b[^\n]*\{[ \t]*)?input[ \t]*(?:\(|\{|message\b|['\"]|id\b)")
_CREDENTIALS: Final = re.compile(r"\bcredentials(?:Id)?[ \t]*[:(][ \t]*['\"]([^'\"\n]{1,80})['\"]")


def read_jenkins(source: Source) -> Iterator[Fact]:
    """Yield what a Jenkinsfile does."""
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), source.text)
    if "pipeline" not in text and "node" not in text:
        return
    gate = "approval" if _INPUT.search(text) else ""
    job = Job("jenkins", "", ("change",), "", gate)
    found = [
        (next(filter(None, one.groups()), ""), text.count("\n", 0, one.start()) + 1) for one in _SHELL.finditer(text)
    ]
    if found or "stage" in text:
        yield from starts(source, "jenkins", [("change", 1)])
    for script, line in found:
        yield from job.runs(source, script, line)
    for one in _CREDENTIALS.finditer(text):
        yield job.secret(source, one[1], text.count("\n", 0, one.start()) + 1)
