import time

import pytest

from mlready.repo.ignored import MAX_EXPRESSIONS, MAX_LENGTH, MAX_TURNS, Patterns, ignored


def says(lines: str, path: str) -> bool | None:
    """Return what the patterns in `lines` say of `path`, which is a folder where it ends with a slash."""
    folder = path.endswith("/")
    path = path.rstrip("/")
    return Patterns(lines.split("\n")).ignores(path, path.rpartition("/")[2], folder=folder)


@pytest.mark.parametrize(
    ("lines", "path", "expected"),
    [
        ("a.py", "a.py", True),
        ("a.py", "x/a.py", True),
        ("/a.py", "x/a.py", None),
        ("x/a.py", "x/a.py", True),
        ("x/a.py", "y/x/a.py", None),
        ("build/", "build/", True),
        ("build/", "build", None),
        ("build/", "x/build/", True),
        ("*.log", "x/y.log", True),
        ("*.log", "y.logs", None),
        ("*", "anything", True),
        ("a*b*c", "aXbYc", True),
        ("a*b*c", "aXbYcZ", None),
        ("a*a", "aaa", True),
        ("a*a", "a", None),
        ("x/*", "x/a", True),
        ("x/*", "x/a/b", None),
        ("?.py", "a.py", True),
        ("?.py", "ab.py", None),
        ("x?y", "x/y", None),
        ("[ab].py", "b.py", True),
        ("[!ab].py", "c.py", True),
        ("[!ab].py", "a.py", None),
        ("[a-c]x", "bx", True),
        ("[c-a]x", "bx", None),
        ("[]]", "]", True),
        ("[[:digit:]]x", "3x", True),
        ("[[:digit:]]x", "dx", None),
        ("[ab", "[ab", None),
        ("x[!a]y", "x/y", None),
        ("**/a", "a", True),
        ("**/a", "x/y/a", True),
        ("a/**", "a/x/y", True),
        ("a/**", "a/", None),
        ("a/**/b", "a/b", True),
        ("a/**/b", "a/x/y/b", True),
        ("a/**/b", "a/x/y/c", None),
        ("a/**/b/**/c", "a/b/c", True),
        ("a/**/b/**/c", "a/1/b/2/3/c", True),
        ("a/**/b*/c", "a/1/b2/c", True),
        ("**/a/**", "x/a/y", True),
        ("a**b", "aXXb", True),
        ("a**b", "a/b", None),
        ("**", "x", True),
        ("/**", "x/y", True),
        ("a  ", "a", True),
        ("a\\ ", "a ", True),
        ("a b", "a b", True),
        ("# a", "# a", None),
        ("\\#a", "#a", True),
        ("\\!a", "!a", True),
        ("\\*", "*", True),
        ("\\*", "x", None),
        ("a\\", "a\\", None),
        ("", "a", None),
        ("/", "a", None),
        ("!a", "a", False),
        ("*.py\n!a.py", "a.py", False),
        ("!a.py\n*.py", "a.py", True),
        ("*.py\n!a.py\na*", "a.py", True),
        ("!keep/\nkeep", "keep/", True),
        ("keep\n!keep/", "keep/", False),
        ("keep\n!keep/", "keep", True),
        ("line\nbreak", "line\nbreak", None),
        ("a.c", "abc", None),
        ("a+", "aa", None),
        ("(a|b)", "a", None),
        ("é*", "étage", True),
    ],
)
def test_patterns_mean_what_they_mean_to_git(lines: str, path: str, expected: bool | None) -> None:  # noqa: FBT001
    assert says(lines, path) is expected


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 200 + "b", "a" * 250),
        ("*?" * 200 + "b", "a" * 250),
        ("[a-z]*" * 80 + "b", "a" * 250),
        ("**/a/" * 90 + "b", "a/" * 40 + "a"),
        ("a/**/" * 90 + "b", "a/" * 40 + "a"),
        ("**/*a*a*a/" * 40 + "b", ("a" * 90 + "/") * 40 + "a"),
        ("[" * 400, "[" * 250),
        ("\\" * 401, "\\" * 250),
        (" " * 100_000 + "x", "x"),
    ],
)
def test_no_pattern_takes_long_to_fail(pattern: str, path: str) -> None:
    before = time.process_time()
    assert says(pattern, path) is None
    assert time.process_time() - before < 0.5


def test_more_patterns_than_anyone_writes_are_left_out_and_said_to_be() -> None:
    before = time.process_time()
    many = Patterns([*(f"*a*{number}" for number in range(50_000)), "last.py"])
    assert many.surplus
    assert many.ignores("last.py", "last.py", folder=False)
    assert Patterns(["!a", "b"] * (MAX_TURNS + 1)).surplus
    assert Patterns(["a" * (MAX_LENGTH + 1)]).surplus
    assert not Patterns(["*.x?"] * MAX_EXPRESSIONS).surplus
    assert time.process_time() - before < 5


def test_the_nearest_file_that_speaks_of_a_path_decides() -> None:
    outer, inner = Patterns(["*.py", "/sub/b.txt"]), Patterns(["!a.py", "/c.txt"])
    chain = ((0, outer), (4, inner))
    assert not ignored(chain, "sub/a.py", "a.py", folder=False)
    assert ignored(chain, "sub/x.py", "x.py", folder=False)
    assert ignored(chain, "sub/b.txt", "b.txt", folder=False)
    assert ignored(chain, "sub/c.txt", "c.txt", folder=False)
    assert not ignored(chain, "sub/d.txt", "d.txt", folder=False)
