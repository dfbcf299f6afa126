import pytest

from mlready.facts.data_tests import read_data_tests
from mlready.facts.source import Source


def read(path: str, text: str) -> list[tuple[str, int | None]]:
    return [(fact.name, fact.line) for fact in read_data_tests(Source(path, text.encode()))]


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("definitions/a.sqlx", 'config {\n  type: "assertion"\n}\nSELECT 1', [("assertion", 2)]),
        ("definitions/a.sqlx", 'config {\n  type: "table",\n  assertions: { nonNull: ["id"] }\n}', [("assertion", 3)]),
        ("definitions/a.sqlx", 'config { type: "table" }\nSELECT 1', []),
        ("audits/a.sql", "AUDIT (name no_nulls);\nSELECT 1", [("audit", 1)]),
        ("models/a.sql", "MODEL (\n  name a,\n  audits (not_null(columns := (id)))\n);", [("audit", 3)]),
        ("models/a.sql", "SELECT audits (x) FROM a", []),
        ("live.sql", "CREATE LIVE TABLE a (CONSTRAINT ok EXPECT (id IS NOT NULL))", [("expectation", 1)]),
        ("tests/a.sql", "select * from {{ ref('a') }} where id is null", [("test", 1)]),
        ("tests/a.sql", "insert into a values (1)", []),
        ("models/a.sql", "select * from {{ ref('b') }}", []),
        ("a.sql", "SELECT 1;\nASSERT (SELECT COUNT(*) FROM a) > 0;", [("assertion", 2)]),
        ("a.sql", "DO $$ BEGIN\nPERFORM 1; SELECT 1;\nRAISE EXCEPTION 'bad';\nEND $$;", [("assertion", 3)]),
        ("a.sql", "DO $$ BEGIN SELECT 1 FROM pg_type; RAISE EXCEPTION 'bad'; END $$;", []),
        ("a.sql", "CREATE FUNCTION f() AS $$ BEGIN SELECT 1; RAISE EXCEPTION 'bad'; END $$;", []),
        ("macros/a.sql", "{% test even(model) %} select 1 {% endtest %}", [("test", 1)]),
    ],
)
def test_each_tool_has_a_word_for_a_check(path: str, text: str, found: list[tuple[str, int]]) -> None:
    assert read(path, text) == found


def test_what_is_commented_out_checks_nothing() -> None:
    assert read("a.sqlx", '-- type: "assertion"\n/* type: "assertion" */\nSELECT 1') == []
