"""Variables of a CI service that hold a secret, by what the scripts of a job call them."""

import re
from collections.abc import Iterator
from typing import Any, Final

from mlready.facts.ci.job import Job
from mlready.facts.secrets import NAMES
from mlready.facts.source import Source
from mlready.model.fact import Fact

# A variable that the file itself gives a value is no secret of the service.
_USED: Final = re.compile(r"\$[({]{0,2}\s*([A-Za-z_][\w.-]*)")
_SECRET: Final = re.compile(rf"(?i){NAMES}|_key\b")
_SET: Final = re.compile(r"(?<!\S)([A-Za-z_][\w.-]*+)=")
_MAX_DEPTH: Final = 12
_MAX_TEXT: Final = 200_000


def secret_variables(source: Source, job: Job, body: object, line: int) -> Iterator[Fact]:
    """Yield the variables with the name of a secret that the texts in `body` use and do not set."""
    whole = "\n".join(_some(_texts(body, 0)))
    own = set(_SET.findall(whole))
    for name in dict.fromkeys(_USED.findall(whole)):
        if name not in own and _SECRET.search(name):
            yield job.secret(source, name, line)


def _some(texts: Iterator[str]) -> Iterator[str]:
    """Yield the first of `texts`: an alias may repeat a long one any number of times."""
    left = _MAX_TEXT
    for text in texts:
        if left <= 0:
            return
        yield text[:left]
        left -= len(text)


def _texts(value: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - a YAML value may be anything
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one, depth + 1)
