import pytest

from mlready.model.evidence import Evidence


@pytest.mark.parametrize(
    ("repository", "line", "words"),
    [
        (".", None, "tests/test_app.py"),
        (".", 2, "tests/test_app.py:2"),
        ("serve", None, "serve: tests/test_app.py"),
        ("serve", 2, "serve: tests/test_app.py:2"),
    ],
)
def test_a_place_is_told_with_its_repository_where_there_are_several(
    repository: str, line: int | None, words: str
) -> None:
    assert Evidence(path="tests/test_app.py", line=line, repository=repository, says="a test").where == words
