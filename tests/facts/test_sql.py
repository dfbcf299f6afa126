"""SQL that computes drift."""

import pytest

from mlready.facts.source import Source
from mlready.facts.sql import read_sql

WINDOWS = """
SELECT {difference} AS drift FROM (SELECT AVG(x) AS mean FROM calls WHERE old) baseline,
(SELECT AVG(x) AS mean FROM calls WHERE NOT old) recent
"""


def drift(query: str, path: str = "watch.sql") -> list[tuple[str, int | None]]:
    return [(fact.attributes["by"], fact.line) for fact in read_sql(Source(path, query.encode()))]


@pytest.mark.parametrize("difference", ["recent.mean - baseline.mean", "recent.mean / NULLIF(baseline.mean, 0)"])
def test_two_windows_held_against_each_other_are_drift(difference: str) -> None:
    assert drift(WINDOWS.format(difference=difference)) == [("query", 2)]


def test_two_windows_beside_each_other_are_not() -> None:
    assert drift(WINDOWS.format(difference="recent.mean")) == []


def test_a_function_of_the_database_counts() -> None:
    assert drift("\nSELECT * FROM ML.VALIDATE_DATA_SKEW(MODEL m, TABLE t)") == [("function", 2)]


@pytest.mark.parametrize("silent", ["-- {}", "/* {} */", "{{# {} #}}", "SELECT '{}'"])
def test_comments_and_texts_say_nothing(silent: str) -> None:
    assert drift(silent.format(WINDOWS.format(difference="recent.mean - baseline.mean").replace("\n", " "))) == []


def test_a_comment_without_an_end_hides_nothing() -> None:
    assert drift("/*" + WINDOWS.format(difference="recent.mean - baseline.mean")) == [("query", 2)]
