"""Facts about CI, the same for each service.

``ci.start``: what starts it, one of `change` (a push or a pull request), `tag`, `time`, `hand`, `call`, `event`.
``ci.run``: a command; ``ci.uses``: an action, task, orb, image or template without its version; ``ci.job``;
``ci.secret``: a stored secret that a job is given. All but the first carry the attributes of their job: `system`,
`job`, `starts` (joined by ``|``), `branches`, and `gate`, what holds it up: ``environment:NAME``, ``approval`` or
``manual``; ``named:NAME`` is an environment that holds nothing up by itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from mlready.facts.ci.bounds import bound_in
from mlready.facts.shell import commands
from mlready.facts.source import Source
from mlready.model.fact import Fact

MAX_VALUE: Final = 120


@dataclass(frozen=True, slots=True)
class Job:
    """One job, and what is known of it before any of its steps."""

    system: str
    name: str = ""
    starts: tuple[str, ...] = ()
    branches: str = ""
    gate: str = ""
    more: Mapping[str, str] = field(default_factory=dict)

    def attributes(self) -> dict[str, str]:
        """Return what every fact of the job carries."""
        known = {
            "system": self.system,
            "job": self.name,
            "starts": "|".join(self.starts),
            "branches": self.branches,
            "gate": self.gate,
        }
        return {**known, **self.more}

    def fact(self, source: Source, line: int) -> Fact:
        """Return the job itself."""
        return source.with_attributes("ci.job", self.name, line, self.attributes())

    def runs(self, source: Source, script: object, line: int) -> Iterator[Fact]:
        """Yield the commands of `script`, which stands at `line`."""
        for text in _texts(script):
            first = line + 1 if "\n" in text.strip() else line
            if bound := bound_in(text):
                yield source.fact("gate", "exits", first + bound[0], **{"in": self.name, "metric": bound[1]})
            for command in commands(text):
                yield source.with_attributes("ci.run", command.name, first + command.line, self.attributes())

    def uses(self, source: Source, name: str, line: int, given: object = None) -> Fact:
        """Return that the job uses what is called `name`, with the inputs `given` to it."""
        inputs = given if isinstance(given, dict) else {}
        with_ = {f"with.{key}": as_text(value) for key, value in list(inputs.items())[:40]}
        return source.with_attributes("ci.uses", name.strip()[:MAX_VALUE], line, {**with_, **self.attributes()})

    def secret(self, source: Source, name: str, line: int) -> Fact:
        """Return that the job is given the secret `name`."""
        return source.with_attributes("ci.secret", name, line, self.attributes())


def starts(source: Source, system: str, found: Iterable[tuple[str, int]], branches: str = "") -> Iterator[Fact]:
    """Yield what starts the CI of a file, with lines."""
    for name, line in found:
        yield source.fact("ci.start", name, line, system=system, branches=branches)


def as_text(value: object) -> str:
    """Return a value of YAML as a workflow would write it, cut where it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "|".join(map(as_text, value[:20]))[:MAX_VALUE]
    return "" if value is None else str(value)[:MAX_VALUE]


def without_version(name: str) -> str:
    """Return the name of an action, task or image without its version.

    >>> without_version("actions/checkout@v4"), without_version("reg.io:80/a/b:1.2")
    ('actions/checkout', 'reg.io:80/a/b')
    """
    name = name.partition("@")[0]
    head, colon, tag = name.rpartition(":")
    return head if colon and "/" not in tag else name


def _texts(script: Any) -> Iterator[str]:  # noqa: ANN401 - a YAML value may be anything
    waiting = [script]
    taken = 0
    while waiting and taken < 500:  # noqa: PLR2004 - no real job comes near it
        taken += 1
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, list):
            waiting.extend(reversed(one))
