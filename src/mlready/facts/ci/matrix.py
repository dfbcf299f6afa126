"""Commands of which a matrix of jobs fills in a part: ``make ${{ matrix.target }}``, ``make $target``."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from mlready.facts.yaml_events import listed, mapping

MAX_FILLED: Final = 12
MAX_TEXT: Final = 4_000
_BY_GITHUB: Final = re.compile(r"\$\{\{\s*matrix\.([\w-]+)\s*\}\}")
_BY_SHELL: Final = re.compile(r"\$\{?([A-Za-z_]\w*)\}?")
_SET: Final = re.compile(r"(?<!\S)([A-Za-z_]\w*)=(\"[^\"]*\"|'[^']*'|\S+)")


def of_strategy(job: dict[str, Any]) -> dict[str, list[str]]:
    """Return the texts that the matrix of a job of GitHub has for each of its names."""
    matrix = mapping(mapping(job.get("strategy")).get("matrix"))
    found: dict[str, list[str]] = {}
    rows = [one for one in listed(matrix.get("include")) if isinstance(one, dict)]
    names = [(name, values) for name, values in matrix.items() if name not in {"include", "exclude"}]
    for name, values in [*names, *(pair for row in rows for pair in row.items())]:
        texts = [one for one in (values if isinstance(values, list) else [values]) if isinstance(one, str)]
        found.setdefault(name, []).extend(texts)
    return found


def of_environments(data: dict[str, Any]) -> dict[str, list[str]]:
    """Return the texts that the environments of the jobs of Travis have for each variable."""
    jobs = mapping(data.get("jobs") or data.get("matrix")).get("include")
    texts = [*_texts(data.get("env")), *(text for job in listed(jobs) for text in _texts(mapping(job).get("env")))]
    found: dict[str, list[str]] = {}
    for text in texts:
        for name, value in _SET.findall(text[:MAX_TEXT]):
            found.setdefault(name, []).append(value.strip("\"'"))
    return found


def filled(script: object, values: dict[str, list[str]], *, by_shell: bool = False) -> Iterator[str]:
    """Yield `script` as it is, and once for each value of a name in it.

    >>> list(filled("make ${{ matrix.it }}", {"it": ["lint", "test"]}))
    ['make ${{ matrix.it }}', 'make lint', 'make test']
    """
    texts = [one for one in (script if isinstance(script, list) else [script]) if isinstance(one, str)]
    pattern = _BY_SHELL if by_shell else _BY_GITHUB
    for text in texts:
        yield text
        names = dict.fromkeys(pattern.findall(text[:MAX_TEXT])) if values else {}
        variants = ((name, value) for name in names for value in dict.fromkeys(values.get(name, ())))
        for name, value in islice(variants, MAX_FILLED):
            yield _with(text[:MAX_TEXT], pattern, name, value)


def _with(text: str, pattern: re.Pattern[str], name: str, value: str) -> str:
    return pattern.sub(lambda one: value if one[1] == name else one[0], text)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, str))
    elif isinstance(value, dict):
        for name, one in value.items():
            if isinstance(one, str):
                yield f"{name}={one}"
            else:
                yield from _texts(one)
