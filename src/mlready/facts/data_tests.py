"""Checks of data that are written in SQL: of Dataform, dbt and SQLMesh, and statements that fail over a query.

Facts: ``data-test``, named by what the tool calls it: ``assertion``, ``test``, ``audit``, ``expectation`` (a constraint
of a live table). A query in a folder called tests counts where dbt runs it: it asks for a model by ``ref``.
"""

import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.source import Source
from mlready.model.fact import Fact

MAX_TESTS: Final = 20
_COMMENT: Final = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
# What each tool calls a check. The first is looked for in its own files alone.
_ASSERTION: Final = re.compile(r"""\btype\s*:\s*["']assertion["']|\bassertions\s*:\s*\{\s*\w""")
_OTHERS: Final = (
    ("audit", re.compile(r"^\s*AUDIT\s*\(", re.MULTILINE | re.IGNORECASE)),
    ("audit", re.compile(r"\baudits?\s*\(\s*(?:\w+\s*[(,)]|\()", re.IGNORECASE)),
    ("expectation", re.compile(r"\bCONSTRAINT\s+\w+\s+EXPECT\s*\(", re.IGNORECASE)),
    ("test", re.compile(r"\{%-?\s*test\s+\w+\s*\(")),
    (
        "assertion",
        re.compile(r"^[ \t]*ASSERT[ \t]*(?:NOT[ \t]*)?(?:EXISTS[ \t]*)?\(\s*SELECT\b", re.MULTILINE | re.IGNORECASE),
    ),
)
# A block that is run once, and what fails in it; one that looks at the schema alone moves it on.
_BLOCK: Final = re.compile(r"\bDO\s+(\$\w*\$)", re.IGNORECASE)
_FAILS: Final = re.compile(r"\bRAISE\s+EXCEPTION\b", re.IGNORECASE)
_COUNTS: Final = re.compile(r"\bSELECT\b", re.IGNORECASE)
_SCHEMA: Final = re.compile(r"\bpg_\w|\binformation_schema\b", re.IGNORECASE)
_ASKS_FOR: Final = re.compile(r"\{\{\s*(?:ref|source)\s*\(")
_TESTS: Final = re.compile(r"(?:.*/)?tests?/(?:.*/)?[^/]+\.sql", re.IGNORECASE)
_MODEL: Final = re.compile(r"^\s*(?:MODEL|AUDIT)\s*\(", re.IGNORECASE)


def read_data_tests(source: Source) -> Iterator[Fact]:
    """Yield the checks of data in a file of SQL."""
    text = _COMMENT.sub(_blank, source.text)
    found: list[tuple[str, int]] = []
    if source.name.endswith(".sqlx"):
        found = [("assertion", one.start()) for one in _ASSERTION.finditer(text)]
    else:
        for name, pattern in _OTHERS:
            if name != "audit" or _MODEL.match(text):
                found.extend((name, one.start()) for one in pattern.finditer(text))
        found.extend(("assertion", start) for start in _failing(text))
        if not found and _TESTS.fullmatch(source.path) and (asked := _ASKS_FOR.search(text)):
            found = [("test", asked.start())]
    for name, start in sorted(found, key=lambda one: one[1])[:MAX_TESTS]:
        yield source.fact("data-test", name, text.count("\n", 0, start) + 1)


def _failing(text: str) -> Iterator[int]:
    """Yield where blocks that are run once fail over what they select."""
    end = 0
    for block in _BLOCK.finditer(text):
        if block.start() < end:
            continue
        end = text.find(block[1], block.end())
        body = text[block.end() : end] if end > 0 else ""
        if (fails := _FAILS.search(body)) and _COUNTS.search(body) and not _SCHEMA.search(body):
            yield block.end() + fails.start()


def _blank(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n")
