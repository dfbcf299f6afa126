import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from builders import TODAY, answers, control, playbook, remedy, scan
from mlready.engine.assess import assess
from mlready.model.answers import Answers
from mlready.model.assessment import Assessment, Outcome, Score, Verdict
from mlready.model.playbook import Playbook
from mlready.render.markdown_text import shows
from mlready.render.text import bar, scorecard, scorecard_in_brief
from shipped import NOTHING_SAID, OVERLAYS, PLAYBOOKS, assessed, everything_said, shipped_playbook

ESCAPE = "\x1b"
STEERING = "\x1b[31mred\x1b[0m\x07\b\x00\r\x9b2J \u202etxt.exe\u2066"
HOSTILE = st.text(min_size=1, max_size=120) | st.sampled_from(
    [STEERING, "漢字" * 60, "👩‍🔬" * 40, "w" * 300, "[bold]x[/bold]", ":smile:"]
)
BLOCKED = playbook(
    control("one.known", blocks=True, remedy=remedy(1) | {"title": "Mend the known one", "steps": ["Begin here"]}),
    control("two.unknown", blocks=True, ask="How far is the second?", remedy=remedy(1) | {"title": "Mend the second"}),
    control("three.gap", remedy=remedy(1) | {"title": "Close the gap"}),
)


def named(text: str, asked: Playbook = BLOCKED) -> Assessment:
    """Return an assessment in which every name and note that a person may choose is `text`."""
    said = {name: {"level": 1, "note": text, "by": text, "proof": text} for name in ("one.known", "three.gap")}
    waiver = {"control": "one.known", "reason": text, "owner": text, "until": TODAY}
    return assess(asked, answers(said, system={"name": text}, waivers=[waiver]), today=TODAY)


def authored(text: str) -> Assessment:
    """Return an assessment by a playbook whose author wrote `text` wherever words go."""
    words = {"ask": text, "why": text, "topic": text, "remedy": remedy(1) | {"title": text, "steps": [text]}}
    asked = playbook(
        control("one.known", blocks=True, **words),
        control("two.unknown", blocks=True, **words),
        control("three.gap", **words),
        title=text,
        phases=[{"id": "plan", "title": text, "about": text}],
    )
    return assess(asked, answers({"one.known": 1, "three.gap": 1}), today=TODAY)


def position(text: str, *parts: str) -> list[int]:
    return [text.index(part) for part in parts]


def without_step(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("Next: ")]


@pytest.mark.parametrize("width", range(60, 101, 5))
@pytest.mark.parametrize("name", PLAYBOOKS)
def test_no_line_is_wider_than_asked_for(width: int, name: str) -> None:
    chosen = shipped_playbook(name, OVERLAYS)
    for said in (NOTHING_SAID, everything_said(chosen, 1), everything_said(chosen, 4)):
        step = f"mlready plan {'folder/' * 30}"
        *lines, last = scorecard(assessed(chosen, said), next_step=step, width=width).splitlines()
        assert max(map(cell_len, lines)) <= width
        assert last == f"Next: {step}", "a command is there to be copied"


@given(HOSTILE.filter(str.strip), st.integers(60, 100))
@settings(max_examples=60)
def test_no_word_makes_a_line_wider_than_asked_for(text: str, width: int) -> None:
    for assessment in (named(text), authored(text)):
        shown = scorecard(assessment, next_step=text, width=width)
        assert max(map(cell_len, without_step(shown))) <= width


@pytest.mark.parametrize("overlays", [(), OVERLAYS])
@pytest.mark.parametrize("name", PLAYBOOKS)
def test_the_first_screen_tells_the_verdict_what_to_do_next_and_what_blocks(
    name: str, overlays: tuple[str, ...]
) -> None:
    chosen = shipped_playbook(name, overlays)
    some = everything_said(chosen, 1, error_cost="high", high_risk_use=True)
    half = some.model_copy(update={"controls": dict(list(some.controls.items())[::2]), "waivers": ()})
    for said in (NOTHING_SAID, half, some):
        assessment = assessed(chosen, said)
        first = scorecard_in_brief(assessment, next_step="mlready assess .").splitlines()[:24]
        outcomes = {one.outcome for one in assessment.blockers}
        assert any(line.startswith("Not ready: ") for line in first)
        assert "Next: mlready assess ." in first
        assert ("What stops the launch" in first) == bool(outcomes - {Outcome.UNKNOWN})
        assert any(line.startswith("Nobody has said") for line in first) == (Outcome.UNKNOWN in outcomes)


def test_in_brief_nothing_that_blocks_is_left_out() -> None:
    assessment = assessed(shipped_playbook("enterprise", OVERLAYS))
    text = scorecard_in_brief(assessment)
    assert [one.control.id for one in assessment.blockers if one.control.id not in text] == []


@given(HOSTILE.filter(str.strip), st.integers(60, 100))
@settings(max_examples=60)
def test_in_brief_no_word_widens_a_line_or_steers_the_terminal(text: str, width: int) -> None:
    for assessment in (named(text), authored(text)):
        shown = scorecard_in_brief(assessment, next_step=text, width=width)
        assert max(map(cell_len, without_step(shown))) <= width
        assert all(shows(char) or char == "\n" for char in shown)


def test_a_gap_that_somebody_accepts_is_said_while_others_stop_the_launch() -> None:
    waiver = {"control": "one.known", "reason": "a pilot", "owner": "cto", "until": TODAY}
    text = scorecard(assess(BLOCKED, answers({"one.known": 1}, waivers=[waiver]), today=TODAY))
    assert f"one.known: cto accepts this gap until {TODAY}: a pilot" in text


def test_a_wide_terminal_is_not_filled() -> None:
    text = scorecard(assessed(shipped_playbook()), width=250)
    assert max(map(cell_len, text.splitlines())) <= 100


@given(HOSTILE.filter(str.strip))
@settings(max_examples=60)
def test_nothing_in_a_document_steers_the_terminal(text: str) -> None:
    for assessment in (named(text), authored(text)):
        shown = scorecard(assessment, next_step=text)
        assert all(shows(char) or char == "\n" for char in shown)


def test_escapes_of_a_document_never_mix_with_our_colours() -> None:
    ours = re.compile(r"\x1b\[[0-9;]*m")
    for assessment in (named(STEERING), authored(STEERING)):
        coloured = scorecard(assessment, next_step=STEERING, colour=True)
        assert ESCAPE in coloured
        assert ESCAPE not in ours.sub("", coloured)
        assert ours.sub("", coloured).split() == scorecard(assessment, next_step=STEERING).split()
        assert f"{ESCAPE}[31mred" not in coloured


def test_there_is_no_colour_unless_asked_for() -> None:
    assert ESCAPE not in scorecard(assessed(shipped_playbook()))


def test_markup_and_emoji_codes_stay_as_they_were_typed() -> None:
    assert "[bold]x[/bold] :smile:" in scorecard(named("[bold]x[/bold] :smile:"))


def test_what_stops_the_launch_comes_before_other_gaps() -> None:
    text = scorecard(assess(BLOCKED, answers({"one.known": 1, "three.gap": 1}), today=TODAY))
    order = position(
        text, "Not ready: 2 blockers", "What stops the launch", "Mend the known one", "Other gaps", "Close the gap"
    )
    assert order == sorted(order)


def test_what_nobody_has_said_is_asked_and_not_mended() -> None:
    text = scorecard(assess(BLOCKED, answers({"one.known": 1, "three.gap": 1}), today=TODAY))
    known, asked = text.split("What nobody has said yet, and stops the launch until somebody does")
    assert "→ Begin here" in known
    assert "two.unknown  How far is the second?  (ml-engineer)" in asked
    assert "Mend the second" not in text
    assert "two.unknown" not in known


def test_three_questions_that_stop_the_launch_are_asked_in_full_and_the_rest_named() -> None:
    asked = playbook(*(control(f"one.c{number}", blocks=True) for number in range(5)))
    text = scorecard(assess(asked, answers({}), today=TODAY))
    assert text.count("?") == 3
    assert "and 2 more: one.c3, one.c4" in text


def test_a_blocker_is_not_listed_once_more_as_a_gap() -> None:
    text = scorecard(assess(BLOCKED, answers({"one.known": 1, "two.unknown": 1, "three.gap": 1}), today=TODAY))
    assert text.count("one.known") == text.count("two.unknown") == 1
    assert "What nobody has said yet" not in text


def test_the_five_gaps_that_weigh_most_are_shown_with_how_many_there_are() -> None:
    controls = [control(f"gap.c{number}", weight=number + 1) for number in range(7)]
    asked = playbook(control(blocks=True), *controls)
    text = scorecard(assess(asked, answers({one.id: 0 for one in controls}), today=TODAY))
    assert "Other gaps below the minimum, 5 of 7 (a plan lists them all)" in text
    assert re.findall(r"\((gap\.c\d):", text) == ["gap.c6", "gap.c5", "gap.c4", "gap.c3", "gap.c2"]


def test_a_score_is_never_shown_without_its_coverage() -> None:
    text = " ".join(scorecard(assess(BLOCKED, answers({"one.known": 1}), today=TODAY)).split())
    assert "Score 14 of 100, from answers that cover 43 %; up to 71 with the 2 unknowns settled" in text


def test_one_unknown_is_not_several() -> None:
    text = scorecard(assess(BLOCKED, answers({"one.known": 1, "three.gap": 1}), today=TODAY))
    assert "with the 1 unknown settled" in " ".join(text.split())


def test_conditions_are_shown_where_nothing_blocks() -> None:
    text = scorecard(assess(BLOCKED, answers({"one.known": 3, "two.unknown": 3, "three.gap": 1}), today=TODAY))
    assert "Ready with conditions: 1 condition" in text
    assert "three.gap  level 1, needs 2" in text
    assert "What stops the launch" not in text


def test_a_ready_system_hears_nothing_of_gaps() -> None:
    text = scorecard(assess(BLOCKED, answers(dict.fromkeys(("one.known", "two.unknown", "three.gap"), 3)), today=TODAY))
    assert "\nReady\n" in text
    assert "•" not in text


def test_raised_minimums_are_said() -> None:
    assessment = assess(BLOCKED, answers({}, {"error_cost": "high"}), today=TODAY)
    assert "Minimums of 1 and 2 are one higher here: a wrong output costs a lot.\n" in scorecard(assessment)


def test_what_is_stale_expired_needless_or_in_conflict_is_worth_knowing() -> None:
    asked = playbook(
        control("one.conflict", decidable=True, evidence={"ci.tests": 1}),
        control("two.stale"),
        control("three.expired"),
        control("four.needless"),
        control("five.endless"),
    )
    waiver = {"reason": "a pilot", "owner": "cto"}
    said = answers(
        {"one.conflict": 3, "two.stale": {"level": 3, "date": "2020-01-01"}, "three.expired": 1, "four.needless": 3}
        | {"five.endless": 1},
        waivers=[
            waiver | {"control": "three.expired", "until": "2026-11-20"},
            waiver | {"control": "four.needless", "until": "2026-11-30"},
            waiver | {"control": "five.endless", "until": "2099-12-31"},
        ],
    )
    text = " ".join(scorecard(assess(asked, said, today=TODAY, scan=scan("ci.tests"))).split())
    assert "one.conflict: the answer says level 3, the files show level 1; 1 counts" in text
    assert "two.stale: answered 2020-01-01, good for 365 days" in text
    assert "three.expired: its waiver ended on 2026-11-20" in text
    assert "four.needless: its waiver is no longer needed" in text
    assert "five.endless: its waiver runs for another 26,703 days; an answer to it holds for 365" in text


def test_maturity_and_contradictions_are_worth_knowing() -> None:
    chosen = shipped_playbook()
    text = " ".join(
        scorecard(
            assessed(chosen, everything_said(chosen, 4, downtime_ok=True, availability_target_percent=99.9))
        ).split()
    )
    assert "Worth knowing" in text
    assert "Google MLOps levels: level" in text
    assert "ML Test Score: " in text
    assert "You allow downtime at a release" in text


def test_a_system_out_of_scope_gets_no_score_and_no_list() -> None:
    said = Answers.model_validate({"context": {"context.purpose": {"value": "explore"}}})
    assessment = assessed(shipped_playbook(), said)
    text = scorecard(assessment, next_step="mlready plan")
    assert assessment.verdict is Verdict.OUT_OF_SCOPE
    assert "Out of scope" in text
    assert "Explore what is possible" in " ".join(text.split())
    assert not re.search(r"\d+ of 100|•|Next:", text)


@pytest.mark.parametrize(
    ("score", "potential", "columns"),
    [(0, 0, (0, 0)), (100, 100, (20, 0)), (50, 75, (10, 5)), (0, 100, (0, 20)), (99.9, 99.9, (19, 0)), (4, 4, (0, 0))],
)
def test_a_bar_is_full_for_what_is_reached_and_shaded_for_what_is_unknown(
    score: float, potential: float, columns: tuple[int, int]
) -> None:
    full, shaded = columns
    shown = f"{'█' * full}{'▒' * shaded}".ljust(20, "·")
    assert str(bar(Score(score=score, potential=potential, coverage=100))) == shown


def test_no_line_ends_in_blanks() -> None:
    assert all(line == line.rstrip() for line in scorecard(assessed(shipped_playbook())).splitlines())
