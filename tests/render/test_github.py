import re

from mlready.render.github import check_github, escape, escape_property
from reports import GROUND, a_perfect_system, a_report

COMMAND = re.compile(r"::(error|warning|notice) (?:file=([^,:]*),line=([0-9]+),)?title=([^,:]*)::(.*)")


def annotations(document: str) -> list[tuple[str, ...]]:
    """Return severity, file, line, title and message of every line, all of which are annotations."""
    matches = [COMMAND.fullmatch(line) for line in document.splitlines()]
    return [tuple(part or "" for part in match.groups()) for match in matches if match]


def unescaped(text: str) -> str:
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_every_line_is_an_annotation_whatever_files_and_people_say() -> None:
    document = check_github(a_report(), GROUND)
    assert len(annotations(document)) == len(document.split("\n")) - 1 == 8
    assert all(line.isprintable() for line in document.splitlines())


def test_the_verdict_comes_first_then_errors_and_the_known_before_the_unknown() -> None:
    found = annotations(check_github(a_report(), GROUND))
    assert found[0][4].startswith("Not ready: 2 blockers; score ")
    assert [(severity, title) for severity, _, _, title, _ in found[1:]] == [
        ("error", "plan.blocker"),
        ("error", "plan.unheard"),
        ("warning", "plan.below"),
        ("warning", "plan.claimed"),
        ("notice", "plan.waived"),
        ("notice", "code.lint"),
        ("notice", "plan.silent"),
    ]


def test_a_hostile_path_is_escaped() -> None:
    (path,) = (file for _, file, _, title, _ in annotations(check_github(a_report(), GROUND)) if title == "code.lint")
    assert path == 'src/a%0Ab\N{REPLACEMENT CHARACTER}[31m%2Cc%3Ad%2520<x>&"[y](z).py'


def test_escaping_can_be_undone() -> None:
    text = "50 %, 10:30\r\n::set-output name=x::y %0A"
    assert unescaped(escape(text)) == text
    assert unescaped(escape_property(text)) == text
    assert not set(escape_property(text)) & set(":,\r\n")


def test_a_perfect_system_is_one_notice() -> None:
    assert check_github(a_perfect_system(), GROUND) == (
        "::notice title=mlready::Ready; score 100 of 100, from answers that cover 100 %25\n"
    )
