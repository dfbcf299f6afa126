"""SQL that compares what comes in now with what came in before.

Facts: ``drift``, named by the file; ``by`` is ``query`` (moments or shares of two windows, held against each other) or
``function`` (one of the database's own). Comments and strings say nothing.
"""

import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.source import Source
from mlready.model.fact import Fact

MAX_QUERY: Final = 400_000
_SILENT: Final = re.compile(r"--[^\n]*|'[^'\n]{0,2000}'")
_BLOCKS: Final = (("/*", "*/"), ("{#", "#}"))
_OWN: Final = re.compile(
    r"\bML\.(?:VALIDATE_DATA_DRIFT|VALIDATE_DATA_SKEW|TFDV_VALIDATE)\b|\bCREATE\s+(?:OR\s+REPLACE\s+)?MODEL\s+MONITOR\b"
    r"|\bMODEL_MONITOR_DRIFT_METRIC\b|\bdrift_metrics\b\s*\(",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(r"drift|skew|psi(?![a-z])|stability_index|distribution_shift|kl_div|jensen", re.IGNORECASE)
_BEFORE: Final = re.compile(r"(?<![a-z])(?:baseline|reference|train(?:ing)?|expected|historical)", re.IGNORECASE)
_NOW: Final = re.compile(
    r"(?<![a-z])(?:recent|current|serving|production|prod|live|actual|latest|observed|inference)", re.IGNORECASE
)
_MOMENT: Final = re.compile(
    r"\b(?:AVG|STDDEV\w*|VAR\w*|MEDIAN|PERCENTILE\w*|APPROX_QUANTILES|COUNT|SUM|MEAN)\s*\(", re.IGNORECASE
)
_WINDOW: Final = (
    "(?:baseline|reference|train(?:ing)?|expected|historical|recent|current|serving|prod(?:uction)?|live|actual|latest"
    "|observed|inference)"
)
_AGAINST: Final = re.compile(
    rf"(?<![a-z]){_WINDOW}[\w.`\"]{{0,60}}\s*(?:\)\s*)?[-/]\s*(?:NULLIF\s*\(\s*)?[\w.`\"]{{0,60}}{_WINDOW}"
    r"|\bLN\s*\(|\bLOG\s*\(|SAFE_DIVIDE\s*\(\s*ABS\s*\(",
    re.IGNORECASE,
)


def read_sql(source: Source) -> Iterator[Fact]:
    """Yield the drift that a query computes."""
    if len(source.content) > MAX_QUERY or not _ABOUT.search(source.path + source.text):
        return
    text = _SILENT.sub("", _without_blocks(source.text))
    if own := _OWN.search(text):
        yield source.fact("drift", source.name, _line(text, own), by="function")
    elif (
        _ABOUT.search(text + source.name)
        and _BEFORE.search(text)
        and _NOW.search(text)
        and _MOMENT.search(text)
        and (against := _AGAINST.search(text))
    ):
        yield source.fact("drift", source.name, _line(text, against), by="query")


def _without_blocks(text: str) -> str:
    for opener, closer in _BLOCKS:
        parts = text.split(opener)
        kept = parts[:1]
        for part in parts[1:]:
            inside, closed, after = part.partition(closer)
            kept.append("\n" * inside.count("\n") + after if closed else f" {part}")
        text = "".join(kept)
    return text


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1
