import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY
from mlready.engine.snapshot import snapshot_of
from mlready.model.assessment import Score, Verdict
from mlready.model.snapshot import PlaybookName, Snapshot
from mlready.render.badge import (
    COLOURS,
    LABEL_COLOUR,
    MOST_CHARACTERS,
    Show,
    badge_shields,
    badge_svg,
    message,
    text_width,
)
from shipped import assessed, shipped_playbook

SVG = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "title", "desc", "clipPath", "rect", "g", "text"}


def stood(verdict: Verdict = Verdict.READY, score: float | None = 59.1, system: str = "fraud-scoring") -> Snapshot:
    return Snapshot(
        system=system,
        today=TODAY,
        verdict=verdict,
        score=Score(score=score, potential=score, coverage=None if score is None else 93.0),
        playbook=PlaybookName(id="startup", version="1.0.0"),
        tool="1.0",
    )


def drawn(snapshot: Snapshot, show: Show = Show.VERDICT, label: str = "readiness") -> ET.Element:
    return ET.fromstring(badge_svg(snapshot, show, label))  # noqa: S314 - it is our own


def texts(svg: ET.Element) -> list[str]:
    return [one.text or "" for one in svg.iter(f"{SVG}text")]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [*COLOURS.values(), LABEL_COLOUR])
def test_white_letters_stand_out(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_every_verdict_has_a_colour_and_words() -> None:
    assert [texts(drawn(stood(verdict)))[1] for verdict in Verdict] == [
        "ready",
        "ready with conditions",
        "not ready",
        "out of scope",
    ]
    assert set(COLOURS) == set(Verdict)


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_score_is_never_shown_without_what_is_known(score: float, known: float) -> None:
    both = stood().model_copy(update={"score": Score(score=score, potential=100, coverage=known)})
    for said in (message(both, Show.SCORE), json.loads(badge_shields(both, Show.SCORE))["message"]):
        assert " of 100 · " in said
        assert said.endswith(" % known")


def test_where_there_is_no_score_the_verdict_is_shown() -> None:
    assert message(stood(Verdict.OUT_OF_SCOPE, None), Show.SCORE) == "out of scope"


@given(st.text(), st.text(min_size=1))
def test_whatever_people_write_is_text(label: str, system: str) -> None:
    svg = drawn(stood(system=system), Show.SCORE, label)
    assert {one.tag.removeprefix(SVG) for one in svg.iter()} == KNOWN
    assert all(not name.startswith("on") and "href" not in name for one in svg.iter() for name in one.attrib)
    assert len(max(texts(svg), key=len)) <= MOST_CHARACTERS
    assert 'fill="#1a7f37"' in badge_svg(stood(system=system), Show.SCORE, label)


def test_markup_shows_as_what_was_typed() -> None:
    label = '"/><script>alert(1)</script>]]><!--'
    text = badge_svg(stood(), Show.VERDICT, label)
    assert "<script" not in text
    assert texts(drawn(stood(), label=label))[0] == label


def test_nothing_is_fetched_to_show_it() -> None:
    text = badge_svg(stood(), Show.SCORE)
    assert text.count("http") == 1  # the name of SVG itself
    assert not any(word in text for word in ("url(h", "@import", "<image", "<style", "<script", "href"))


def test_a_screen_reader_is_told_everything() -> None:
    svg = drawn(snapshot_of(assessed(shipped_playbook()), "1.0"))
    assert svg.attrib["role"] == "img"
    named = svg.attrib["aria-labelledby"].split()
    told = {one.attrib.get("id"): one.text for one in svg.iter()}
    assert told[named[0]] == "readiness: not ready"
    assert told[named[1]] == (
        "fraud-scoring: not ready, 18 blockers, score 0 of 100, 0 % known; 2026-11-21, playbook startup 1.0.0"
    )


def test_the_parts_stand_beside_each_other_and_their_texts_fit() -> None:
    svg = drawn(stood(), Show.SCORE, "how ready we are")
    rects = [one.attrib for one in svg.iter(f"{SVG}rect") if "fill" in one.attrib]
    left, right = (int(one["width"]) for one in rects)
    assert int(rects[1]["x"]) == left
    assert int(svg.attrib["width"]) == left + right
    for wide, one in zip((left, right), svg.iter(f"{SVG}text"), strict=True):
        assert 8 <= wide - float(one.attrib["textLength"]) <= 14


def test_without_a_label_there_is_one_part() -> None:
    svg = drawn(stood(), label="")
    assert texts(svg) == ["ready"]
    assert int(svg.attrib["width"]) == round(text_width("ready")) + 12


def test_widths_are_measured_in_the_letters_of_the_font() -> None:
    assert text_width("") == 0
    assert text_width("iiii") < text_width("mmmm") / 3
    assert text_width("m" * 10) == pytest.approx(107.1, abs=0.5)  # 974 of 1000 at 11 pixels, ten times
    assert text_width("日") == 11
    assert text_width("e\N{COMBINING ACUTE ACCENT}") == text_width("e")
