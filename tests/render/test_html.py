import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import TODAY, answers, control, playbook
from html_page import Page
from mlready.engine.assess import Rules, assess
from mlready.model.assessment import Assessment
from mlready.model.evidence import Evidence, PracticeFinding, Scan, Status
from mlready.planning.plan import make_plan
from mlready.render.html import MOST_BYTES, Link, Surroundings, report_html, web_address
from mlready.resources import shipped
from shipped import NOTHING_SAID, OVERLAYS, advice, assessed, everything_said, roles_and_documents, shipped_playbook

PLAIN = "Plain words"
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "end of a script": "</script><script>alert(1)//",
    "end of a style": "</style><img src=x onerror=alert(1)>",
    "end of a title": "</title><base href=//evil.example>",
    "attribute": "\" onmouseover=alert(1) x='\" autofocus onfocus='",
    "section": "]]> <![CDATA[ <!-- --> <?xml ?>",
    "entity": "&lt;b&gt; &#60;script&#62;",
    "template": "{{ 7 * 7 }} {% include 'x' %} {# y #}",
    "address": "javascript:alert(1)",
    "data address": "data:text/html,<script>alert(1)</script>",
    "right to left": "שלום עולם \u202eabc\u202c مرحبا \u2067x",
    "terminal": "\x1b[31mred\x00\x07",
    "very long": "word " * 2000,
    "one long word": "w" * 1900,
}


def page_of(assessment: Assessment, link: Link = lambda _: None) -> Page:
    return Page(text_of(assessment, link))


def text_of(assessment: Assessment, link: Link = lambda _: None) -> str:
    return report_html(make_plan(assessment, advice()), Surroundings(*roles_and_documents(), link))


def a_system(text: str = PLAIN, proof: str = "reports/eval.md") -> Assessment:
    """Return a system that has one of everything, with `text` wherever a person or a repository says something."""
    line = text[:2000]
    controls = [
        control("plan.blocker", ask=line, why=line, blocks=True, evidence={"code.tests": 1}),
        control("plan.claimed", decidable=True, evidence={"code.tests": 2}),
        control("plan.waived", blocks=True),
        control("plan.silent", blocks=True),
        control("plan.batch", asked_when={"context.mode": "batch"}),
    ]
    place = Evidence(path=line, line=7, says=line)
    practices = {
        "code.tests": PracticeFinding(id="code.tests", status=Status.FOUND, evidence=(place,)),
        "code.lint": PracticeFinding(id="code.lint", status=Status.PARTIAL, reason=line),
        "code.typecheck": PracticeFinding(id="code.typecheck", status=Status.MISSING, reason=line),
    }
    return assess(
        playbook(*controls, context=shipped_playbook().context),
        answers(
            {
                "plan.blocker": {"level": 1, "note": text, "by": line, "date": "2026-11-01", "proof": line},
                "plan.claimed": {"level": 4, "note": text},
                "plan.waived": {"level": 0, "proof": proof},
            },
            {"mode": {"value": "online", "note": text, "by": line}, "error_cost": "medium"},
            system={"name": line},
            waivers=[{"control": "plan.waived", "reason": line, "owner": line, "until": "2027-01-31"}],
        ),
        today=TODAY,
        scan=Scan(practices=practices),
        rules=Rules([]),
    )


def many_controls(note: str = "Why it stands there. ") -> Assessment:
    areas = ["purpose", "people", "data", "model", "delivery", "serving", "integration", "operation", "governance"]
    controls = [
        control(f"plan.number-{n}", area=areas[n % 9], blocks=n % 7 == 0, minimum=n % 4, ask=f"How far is number {n}?")
        for n in range(300)
    ]
    said = {
        one.id: {"level": n * 7 % 5, "note": note, "by": "cto", "date": "2026-11-01"}
        for n, one in enumerate(controls)
        if n % 5
    }
    return assess(playbook(*controls), answers(said), today=TODAY, rules=Rules([]))


SITUATIONS: dict[str, Callable[[], Assessment]] = {
    "nothing said": lambda: assessed(shipped_playbook()),
    "everything at its best": lambda: assessed(shipped_playbook(), everything_said(shipped_playbook(), 4)),
    "an enterprise with every overlay": lambda: assessed(
        shipped_playbook("enterprise", OVERLAYS), everything_said(shipped_playbook("enterprise", OVERLAYS), 1)
    ),
    "out of scope": lambda: assessed(shipped_playbook(), answers(context={"purpose": "explore"})),
    "one of everything": a_system,
    "300 controls": many_controls,
    "300 controls with long notes": lambda: many_controls("Why it stands there. " * 50),
    "a control alone": lambda: assess(playbook(), answers(), today=TODAY, rules=Rules([])),
}
EVERY_SITUATION = pytest.mark.parametrize("situation", SITUATIONS)


@cache
def page_in(situation: str) -> Page:
    return page_of(SITUATIONS[situation]())


@EVERY_SITUATION
def test_a_page_is_whole_loads_nothing_and_is_small_enough_to_mail(situation: str) -> None:
    page = page_in(situation)
    assert (page.crossed, [one.tag for one in page.open]) == ([], [])
    assert (page.loads, page.handlers) == ([], [])
    assert len(page.source.encode()) <= MOST_BYTES <= 400_000


@EVERY_SITUATION
def test_every_link_inside_a_page_leads_somewhere_and_no_two_places_have_one_name(
    situation: str,
) -> None:
    page = page_in(situation)
    names = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(names) == len(set(names))
    assert {link[1:] for link in page.links} - set(names) == set()


@EVERY_SITUATION
def test_headings_go_down_one_level_at_a_time(situation: str) -> None:
    levels = [int(one.tag[1]) for one in page_in(situation).elements if re.fullmatch("h[1-6]", one.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@EVERY_SITUATION
def test_every_table_says_what_it_is_and_what_its_heads_stand_for(situation: str) -> None:
    page = page_in(situation)
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(one.attributes.get("scope") in {"col", "row", "rowgroup"} for one in page.all("th"))


def test_the_policy_names_the_style_and_the_script_of_the_page_and_allows_nothing_else() -> None:
    page = page_of(a_system())
    policy = next(one for one in page.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src '{digest(page.one('style').text)}'; "
        f"script-src '{digest(page.one('script').text)}'; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def test_style_and_script_hold_nothing_that_ends_them() -> None:
    for name in ("report.css", "report.js"):
        assert "</" not in (shipped("templates") / "report" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_people_and_repositories_say_stays_text(text: str) -> None:
    tame, wild = page_in("one of everything"), page_of(a_system(text))
    assert wild.shape == tame.shape
    assert wild.one("script").text == tame.one("script").text
    assert wild.one("style").text == tame.one("style").text
    assert wild.links == tame.links
    assert not re.search("[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]", wild.source)


@given(text=st.text(st.characters(exclude_categories=["C", "Z"]), max_size=60))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_typed_is_read_as_it_was_typed(text: str) -> None:
    page = page_of(a_system(f"x{text}"))
    assert page.one("bdi", class_="system").text == f"x{text}"
    assert page.shape == page_in("one of everything").shape


@pytest.mark.parametrize(
    ("proof", "link"),
    [
        ("https://example.org/report?a=1&b=2", "https://example.org/report?a=1&b=2"),
        ("http://intranet/report", "http://intranet/report"),
        ("javascript:alert(1)//https://x", None),
        ("JAVASCRIPT://%0aalert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("vbscript:x", None),
        ("//evil.example", None),
        ("https://", None),
        ("https://a b", None),
        ("https://[x", None),
        ("https://exa\u202emple.org", None),
        ("reports/eval.md", None),
    ],
)
def test_only_a_plain_web_address_becomes_a_link(proof: str, link: str | None) -> None:
    page = page_of(a_system(proof=proof))
    assert web_address(proof) == link
    assert [one for one in page.links if not one.startswith("#")] == ([link] if link else [])


def test_evidence_links_to_where_it_can_be_opened() -> None:
    page = page_of(a_system("src/a.py"), lambda place: f"https://example.org/{place.path}#L{place.line}")
    links = {one.text for one in page.all("a") if one.attributes["href"] == "https://example.org/src/a.py#L7"}
    assert links == {"src/a.py:7"}


def test_a_score_never_stands_without_what_it_covers() -> None:
    for situation in SITUATIONS:
        summary = page_in(situation).one("header", class_="summary").text
        assert ("Score " in summary) == ("answers cover " in summary) == (situation != "out of scope")


def test_the_first_screen_tells_the_verdict_what_stops_it_what_to_do_and_when() -> None:
    summary = page_of(a_system()).one("header", class_="summary").text
    assert "Not ready" in summary
    assert "2 blockers" in summary
    assert "What stops the launch" in summary
    assert "What to do first" in summary
    assert "if everything unanswered is still to be done" in summary
    assert "1 answer claims more than the files show" in summary


def test_where_nobody_has_answered_no_date_is_promised() -> None:
    summary = page_of(assessed(shipped_playbook())).one("header", class_="summary").text
    assert "Nobody can tell yet" in summary
    assert "at the earliest" not in summary


def test_a_system_out_of_scope_has_no_score_no_plan_and_no_contents() -> None:
    page = page_of(assessed(shipped_playbook(), answers(context={"purpose": "one-off"})))
    assert [one.text for one in page.all("h2")] == ["Why there is no plan", "What to do instead", "When to come back"]
    assert page.all("nav") == []
    assert page.all("form") == []


def test_an_answer_that_claims_more_than_the_files_show_stands_out() -> None:
    rows = [one.text for one in page_of(a_system()).all("tr", class_="conflict")]
    assert len(rows) == 2
    assert all("plan.claimed" in row for row in rows)


def test_every_control_has_its_row_with_what_filters_and_sorting_need() -> None:
    assessment = a_system()
    rows = {one.attributes["id"]: one.attributes for one in page_of(assessment).all("tr") if "id" in one.attributes}
    assert list(rows) == [f"c-{finding.control.id}" for finding in assessment.findings]
    assert rows["c-plan.blocker"]["data-is"] == "unmet blocker"
    assert rows["c-plan.claimed"]["data-is"].split() == ["partial", "conflict"]
    assert rows["c-plan.waived"]["data-is"] == "unmet waived"
    assert rows["c-plan.silent"]["data-level"] == "-1"
    assert [int(row["data-rank"]) for row in rows.values()] == [0, 3, 1, 0, 5]


def test_what_the_page_needs_the_script_for_is_hidden_without_it() -> None:
    page = page_of(a_system())
    assert "hidden" in page.one("form").attributes
    assert all("open" not in one.attributes for one in page.all("details"))
    assert page.all("button") == []


def test_notes_are_whole_until_they_would_make_the_page_too_large_to_mail() -> None:
    long = "word " * 3_900
    few = answers({"plan.a": {"level": 1, "note": long}})
    many = answers({f"plan.n{n}": {"level": 1, "note": long} for n in range(60)})
    whole = text_of(assess(playbook(control("plan.a")), few, today=TODAY, rules=Rules([])))
    controls = [control(f"plan.n{n}") for n in range(60)]
    cut = text_of(assess(playbook(*controls), many, today=TODAY, rules=Rules([])))
    assert long.strip() in unescape(whole)
    assert "Long notes are cut" not in whole
    assert "Long notes are cut" in cut
    assert cut.count("word word word") > 60
    assert len(cut.encode()) < MOST_BYTES


def test_the_same_system_gives_the_same_bytes() -> None:
    assert text_of(a_system()) == text_of(a_system())


def test_every_shipped_piece_is_used() -> None:
    folder = shipped("templates") / "report"
    page = (folder / "page.html.j2").read_text(encoding="utf-8")
    pieces = {one.name.removesuffix(".html.j2") for one in folder.iterdir() if one.name.endswith(".html.j2")}
    assert {one for one in pieces if one not in page} == {"macros", "page"}


def test_answers_of_a_choice_are_told_in_words() -> None:
    page = page_of(assessed(shipped_playbook(), answers(context={"mode": "batch", "yearly_growth": 0.4})))
    context = page.one("section", id="context").text
    question = shipped_playbook().question("context.mode")
    assert question is not None
    assert next(choice.says for choice in question.choices if choice.id == "batch") in context
    assert "40 %" in context


def test_what_nobody_has_said_is_told_as_that() -> None:
    nothing = assessed(shipped_playbook(), NOTHING_SAID)
    assert "Nobody has said yet" in page_of(nothing).one("section", id="context").text
