from builders import TODAY
from entries import entry, named
from mlready.engine.trend import trend as trend_of
from mlready.model.assessment import Score, Verdict
from mlready.model.trend import Trend
from mlready.render.trend import MOST_POINTS, MOST_ROWS, burn_down, headline, lines, scores, span, sparkline
from mlready.render.trend_markdown import trend_markdown
from mlready.render.trend_text import trend_text


def a_trend() -> Trend:
    return trend_of(
        [
            entry(0, named(8), levels={"plan.c9": None}),
            entry(20, named(6), levels={"plan.c9": 2}, score=Score(score=62.4, potential=70, coverage=95)),
            entry(45, named(3), levels={"plan.c9": 1}, score=Score(score=71, potential=80, coverage=95)),
            entry(60, [*named(2), "plan.new"], score=Score(score=70, potential=80, coverage=95), digest="b"),
        ],
        TODAY,
    )


def test_a_sparkline_has_a_mark_for_every_value() -> None:
    assert sparkline([0, 12.5, 50, 99.9, 100, None], 100) == "▁▂▅██·"
    assert sparkline([], 100) == ""


def test_no_blockers_at_all_are_a_flat_line() -> None:
    assert burn_down(trend_of([entry(0), entry(1)], TODAY), "blockers") == "▁▁"


def test_long_histories_are_shown_from_their_first_day_to_their_last() -> None:
    trend = trend_of([entry(day, named(200 - day)) for day in range(200)], TODAY)
    assert (burn_down(trend, "blockers")[0], burn_down(trend, "blockers")[-1]) == ("█", "▁")
    assert len(scores(trend)) == len(burn_down(trend, "gaps")) == MOST_POINTS
    assert next(line.day for line in lines(trend)) == str(trend.last.date)
    assert len(list(lines(trend))) == MOST_ROWS


def test_an_entry_out_of_scope_has_no_score() -> None:
    nothing = Score(score=None, potential=None, coverage=None)
    trend = trend_of([entry(0), entry(9, verdict=Verdict.OUT_OF_SCOPE, score=nothing)], TODAY)
    assert scores(trend) == "▅·"
    last = next(lines(trend))
    assert (last.verdict, last.score, last.known) == ("Out of scope", "-", "-")


def test_the_headline_says_since_when() -> None:
    assert headline(a_trend()) == "Not ready since 2026-09-01: 3 blockers"
    assert headline(trend_of([entry(0, named(1)), entry(9)], TODAY)) == "Ready"
    assert span(trend_of([entry(0)], TODAY)) == "1 day recorded, 2026-09-01"


def test_each_line_says_what_changed() -> None:
    changed = [line.changed for line in lines(a_trend())]
    assert changed == [
        "another playbook; closed plan.c2; opened plan.new",
        "closed plan.c3, plan.c4, plan.c5; down plan.c9",
        "closed plan.c6, plan.c7; known plan.c9",
        "",
    ]


def test_many_changes_are_counted() -> None:
    trend = trend_of([entry(0, named(9)), entry(9, named(2))], TODAY)
    assert next(lines(trend)).changed == "closed plan.c2, plan.c3, plan.c4 and 4 more"


def test_the_text_fits_the_terminal() -> None:
    for width in (60, 80, 100):
        text = trend_text(a_trend(), width=width)
        assert max(map(len, text.splitlines())) <= width
        assert a_trend().blockers.says.split()[0] in text
    assert "\x1b[" not in trend_text(a_trend())
    assert "\x1b[" in trend_text(a_trend(), colour=True)


def test_the_text_reads_like_this() -> None:
    text = trend_text(trend_of([entry(0, named(6)), entry(20, named(5)), entry(40, named(3))], entry(41).date))
    assert (
        text
        == """\
fraud-scoring  3 days recorded, 2026-09-01 to 2026-10-11

Not ready since 2026-09-01: 3 blockers

Score          ▅▅▅  50 of 100, 90 % known
Blockers       █▇▅  3 left
Below minimum  █▇▅  3 left

Where the pace leads
 • At this pace the 3 blockers left are closed about 2026-11-20, in four of five
   cases between 2026-10-25 and 2027-02-11: 3 blockers closed in 40 days.
 • At this pace the 3 gaps left are closed about 2026-11-20, in four of five
   cases between 2026-10-25 and 2027-02-11: 3 gaps closed in 40 days.

Day         Verdict    Score  Known  Blockers  Gaps  What changed
2026-10-11  Not ready     50   90 %         3     3  closed plan.c3, plan.c4
2026-09-21  Not ready     50   90 %         5     5  closed plan.c5
2026-09-01  Not ready     50   90 %         6     6
"""
    )


def test_markdown_says_the_same() -> None:
    text = trend_markdown(a_trend())
    assert text.startswith("## mlready: fraud-scoring\n\n**Not ready since 2026-09-01: 3 blockers.** 4 days recorded")
    assert f"- {a_trend().blockers.says}\n- {a_trend().gaps.says}\n" in text
    assert "| 2026-10-16 | Not ready | 71 | 95 % | 3 | 3 | closed plan.c3, plan.c4, plan.c5; down plan.c9 |" in text
