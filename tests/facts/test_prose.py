import pytest

from mlready.facts.prose import read_prose
from mlready.facts.source import Source

LONG = "word " * 30


def bodies(text: str, path: str = "README.md") -> dict[str, str]:
    facts = read_prose(Source(path, text.encode()))
    return {fact.name: fact.attributes["body"] for fact in facts if fact.kind == "section" and fact.name}


def test_a_section_knows_how_much_stands_in_it() -> None:
    found = bodies(f"# A\n## B\n{LONG}\n## C\nsome words stand here\n## D\n")
    assert found == {"a": "long", "b": "long", "c": "short", "d": "none"}


def test_a_placeholder_is_no_content() -> None:
    assert bodies("# A\nTODO <your text about all of this> [More Information Needed] TBD\n")["a"] == "none"


def test_headings_in_code_or_comments_are_none() -> None:
    assert bodies("# A\n```\n# B\n```\n<!--\n# C\n-->\n") == {"a": "none"}


def test_a_fence_ends_with_marks_of_its_own() -> None:
    assert set(bodies("# A\n```\n~~~\n# B\n```\n# C\n")) == {"a", "c"}
    assert set(bodies("# A\n````\n```\n# B\n````\n# C\n")) == {"a", "c"}


def test_underlined_headings_and_leads_are_sections() -> None:
    assert set(bodies("A\n=====\ntext\n\n**Use case**: this and that\n", "a.rst")) == {"a", "use case"}


def test_a_chapter_of_a_course_says_so() -> None:
    facts = [*read_prose(Source("docs/chapter-4.md", b"# A\n")), *read_prose(Source("docs/guide.md", b"# A\n"))]
    said = {(fact.path, fact.attributes["teaches"]) for fact in facts}
    assert said == {("docs/chapter-4.md", "yes"), ("docs/guide.md", "")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# Issues\n\nReport a security\nproblem to safe@example.com.\n", [("safe@example.com", 3)]),
        ("See [here](https://example.com/x) for the disclosure of vulnerabilities.", [("https://example.com/x", 1)]),
        ("The scanner reports security issues, see https://example.com.", []),
        ("A scanner will report a vulnerability at https://example.com.", [("https://example.com.", 1)]),
        ("Report a security issue to us.", []),
    ],
)
def test_a_paragraph_says_where_holes_are_reported(text: str, told: list[tuple[str, int]]) -> None:
    facts = read_prose(Source("CONTRIBUTING.md", text.encode()))
    assert [(fact.name, fact.line) for fact in facts if fact.kind == "document.report"] == told


@pytest.mark.parametrize(
    "text",
    [
        "security a@b.cc report " * 20_000,
        "#" * 200_000,
        "**" * 100_000,
        "<!--" * 50_000,
        "# a\n" * 50_000,
        "|" * 100_000,
    ],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    list(read_prose(Source("a.md", text.encode())))
