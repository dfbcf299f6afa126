import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlready.render.living import place, remade, sealed, state_of, with_places

WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=200).filter(
    lambda text: "<!-- mlready:" not in text
)


def document(*, blocker: str = "Sign the contract", places: tuple[str, ...] = ("strategy", "risks")) -> str:
    chapters = "\n\n".join(f"## {name.capitalize()}\n\nSaid of {name}.\n\n{place(name)}" for name in places)
    return sealed(f"# Plan\n\n### 1. {blocker}\n\n- [ ] Read it\n- [ ] Sign it\n\n{chapters}\n", '{"score": 59}')


def written(text: str, name: str, words: str) -> str:
    mark = f"<!-- mlready:keep {name} -->\n"
    assert mark in text
    return text.replace(mark, f"{mark}{words}\n")


def test_what_is_written_into_a_place_stands_in_the_next_version() -> None:
    old = written(document(), "risks", "We accept this.\n\n- Ada, 3 November")
    made = remade(document(blocker="Sign the new contract"), old)
    assert "We accept this.\n\n- Ada, 3 November\n<!-- mlready:end risks -->" in made.text
    assert "Sign the new contract" in made.text
    assert not made.edited


def test_a_ticked_box_stays_ticked_wherever_its_step_stands_now() -> None:
    old = document().replace("- [ ] Sign it", "- [x] Sign it")
    new = document().replace("### 1. Sign the contract", "### 7. Sign the contract")
    made = remade(new, old)
    assert "- [x] Sign it" in made.text
    assert "- [ ] Read it" in made.text
    assert not made.edited


def test_a_box_under_another_heading_is_another_box() -> None:
    old = document().replace("- [ ] Sign it", "- [x] Sign it")
    assert "- [x]" not in remade(document(blocker="Sign the lease"), old).text


def test_text_at_a_place_that_is_gone_moves_to_the_end_and_stays_there() -> None:
    old = written(document(), "risks", "We accept this.")
    made = remade(document(places=("strategy",)), old)
    assert made.moved == ("risks",)
    assert "## Kept from earlier versions" in made.text
    assert "From “risks”:\n\nWe accept this." in made.text
    again = remade(document(places=("strategy",)), made.text)
    assert again.text == made.text
    assert not again.edited


def test_a_change_outside_of_the_places_is_noticed() -> None:
    assert remade(document(), document().replace("Said of risks.", "Said of risks by me.")).edited
    assert remade(document(), document().replace("<!-- mlready:end risks -->\n", "")).edited
    assert remade(document(), "# My own plan\n").edited
    assert not remade(document(), "").edited


def test_line_ends_of_another_system_are_no_change() -> None:
    old = written(document(), "risks", "Kept.").replace("\n", "\r\n")
    made = remade(document(), old)
    assert "Kept.\n<!-- mlready:end risks -->" in made.text
    assert not made.edited


def test_the_state_is_found_again_whatever_it_says() -> None:
    state = json.dumps({"name": "a --> b <!-- c"})
    text = sealed(f"# Plan\n\n{place('x')}\n", state)
    assert text.count("-->") == 3
    assert json.loads(state_of(text) or "") == {"name": "a --> b <!-- c"}


def test_nothing_in_the_state_steers_what_shows_it() -> None:
    text = sealed(f"# Plan\n\n{place('x')}\n", json.dumps({"name": "a\u202eb\U000e0001"}, ensure_ascii=False))
    assert all(char.isprintable() for char in text.replace("\n", ""))
    assert json.loads(state_of(text) or "") == {"name": "a\u202eb\U000e0001"}


def test_a_document_without_places_is_left_as_it_is() -> None:
    assert sealed("# Plan\n") == "# Plan\n"
    assert state_of("# Plan\n") is None


def test_a_page_gets_a_place_for_each_chapter_by_its_name() -> None:
    page = with_places("# Card\n\nHead.\n\n## 1. Is it needed?\n\nYes.\n\n## Limits\n\nFew.\n")
    assert page == (
        "# Card\n\nHead.\n\n"
        f"## 1. Is it needed?\n\nYes.\n\n{place('is-it-needed')}\n\n"
        f"## Limits\n\nFew.\n\n{place('limits')}\n"
    )


def test_a_place_has_a_plain_name() -> None:
    with pytest.raises(ValueError, match="lower case"):
        place("x -->")


@given(WRITTEN, WRITTEN)
def test_nothing_that_is_written_is_lost_and_making_it_twice_changes_nothing(here: str, there: str) -> None:
    old = written(written(document(), "strategy", here), "risks", there)
    once = remade(document(places=("strategy",)), old)
    assert not once.edited
    for words in (here, there):
        assert words.strip() in once.text
    assert remade(document(places=("strategy",)), once.text).text == once.text


@pytest.mark.parametrize("gone", ["<!-- mlready:keep a -->", "<!-- mlready:end a -->"])
def test_a_mark_that_lost_its_other_half_is_told_with_its_line(gone: str) -> None:
    new = sealed(f"# T\n\n{place('a')}\n\n{place('b')}\n")
    old = new.replace(gone, "mine")
    again = remade(new, old)
    assert (again.text, again.edited) == (new, True)
    left = {"<!-- mlready:keep a -->", "<!-- mlready:end a -->"} - {gone}
    assert [old.splitlines()[line - 1] for line in again.broken] == [*left]
    assert remade(new, new).broken == ()
