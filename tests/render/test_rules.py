from collections.abc import Mapping

import pytest

from mlready.model.practice import Practice
from mlready.render.rules import rules_text
from mlready.store.library import Library
from mlready.store.practices import load_practices

Rule = Mapping[str, object]
NAMES = [f"lib{number}.*" for number in range(9)]


def practice(*found: Rule, partial: tuple[Rule, ...] = ()) -> Practice:
    words = {"id": "own.x", "title": "T", "shows": "S", "not_enough": "N", "why": "W"}
    return Practice.model_validate({**words, "found": found, "partial": partial})


def told(*found: Rule, full: bool = False) -> str:
    return " ".join(rules_text(practice(*found), full=full).split())


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"call": "a.*"}, "Found where - … is called a call of a.*"),
        ({"says": "{name} measures", "call": ["a", "b"]}, "- … measures a call of a or b"),
        ({"call": "a", "strength": "automated"}, "- … is called (automated) a call of a"),
        ({"call": ["*", "!a", "!b"]}, "a call of anything but a or b"),
        ({"call": ["a.*", "!a.b"]}, "a call of a.* but not a.b"),
        ({"hook": "*", "with": {"repo": ["a", "!b"]}}, "a pre-commit hook: anything, with repo a but not b"),
        (
            {"call": "a", "with": {"in": ["!b"], "arguments": ["", "c"]}},
            "with in anything but b and arguments none or c",
        ),
        ({"call": "a", "place": ["project", "test"]}, "a call of a, also in tests"),
        ({"section": "a", "place": "docs"}, "a document's section a, only in documents"),
        ({"all": [{"call": "a"}, {"import": "b"}]}, "a call of a and an import of b"),
        (
            {"all": [{"call": "a"}, {"import": "b"}], "same": "file"},
            "a call of a and, in the same file, an import of b",
        ),
        (
            {"all": [{"handler.call": "a"}, {"handler.takes": "b"}], "same": "handler"},
            "a handler that calls a and, of the same handler, a handler that takes a b",
        ),
        (
            {"all": [{"handler.call": "a"}], "anywhere": [{"import": "b"}], "same": "handler"},
            "a handler that calls a and, anywhere, an import of b",
        ),
        (
            {"all": [{"handler.call": "a"}], "nowhere": [{"import": "b"}], "same": "handler"},
            "a handler that calls a and nowhere an import of b",
        ),
        ({"call": "a", "unless": [{"hook": "b"}]}, "a call of a unless a pre-commit hook: b"),
        ({"call": "a", "unless": [{"call": "b"}], "same": "file"}, "unless there is, in the same file, a call of b"),
    ],
)
def test_a_rule_says_what_it_looks_for(rule: Rule, says: str) -> None:
    assert says in told(rule)


def test_of_many_names_the_first_are_shown_and_the_rest_counted_unless_all_are_asked_for() -> None:
    assert "a call of lib0.*, lib1.*, lib2.*, lib3.* and 5 more `--full` shows every name." in told({"call": NAMES})
    assert all(name in told({"call": NAMES}, full=True) for name in NAMES)
    assert "--full" not in told({"call": NAMES}, full=True)
    assert "--full" not in told({"call": NAMES[:5]})


def test_what_falls_short_stands_apart_and_nothing_is_said_of_its_strength() -> None:
    text = rules_text(practice({"call": "a"}, partial=({"dependency": "b", "strength": "declared"},)))
    assert text == (
        "Found where\n  - … is called\n      a call of a\n\nFalls short where\n"
        "  - … is a dependency\n      a dependency on b\n"
    )


def test_a_practice_without_rules_says_so() -> None:
    assert rules_text(practice()) == "No rule shows it yet.\n"


def test_every_name_of_every_shipped_rule_is_shown_in_full() -> None:
    for one in load_practices(Library()).values():
        text = "".join(rules_text(one, full=True).split())
        names = {name for rule in (*one.found, *one.partial) for pattern in rule.all for name in pattern.names}
        assert [name for name in names - {"*"} if "".join(name.removeprefix("!").split()) not in text] == []
