import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from builders import TODAY, answers, control, scan
from mlready.errors import DocumentError
from mlready.model.answers import Answers
from mlready.model.assessment import Assessment, Verdict
from mlready.model.evidence import Evidence, PracticeFinding, Scan, Status
from mlready.model.playbook import Playbook
from mlready.planning.plan import make_plan
from mlready.render.markdown import (
    CHECK_TEMPLATE,
    MOST_OF_A_COMMENT,
    PLAN_TEMPLATES,
    SCORECARD_TEMPLATE,
    check_markdown,
    plan_markdown,
    scorecard_markdown,
)
from mlready.resources import shipped
from mlready.store.library import Library
from mlready.store.practices import load_practices
from shipped import NOTHING_SAID, OVERLAYS, PLAYBOOKS, assessed, everything_said, plan_text, shipped_playbook

READER = MarkdownIt("gfm-like", {"linkify": False})
PLAIN = "Plain words"
HOSTILE = {
    "pipes": "a | b || c \\| d",
    "backticks": "`a` ``b`` ```c",
    "html": "<script>alert(1)</script><!-- <img src=x onerror=y> &lt;",
    "newlines": "one\n# two\n\n| three |\n|---|\n- four\r\n    five",
    "links": "[a](https://b.c) ![d](e) [f]: g <https://h.i>",
    "emphasis": "*a* **b** __c__ _d_ ~~e~~",
    "line starts": "# Title",
    "rules": "---",
    "numbers": "1. one",
    "emoji": "👩‍🔬🚀 ok",
    "right to left": "שלום עולם \u202e abc مرحبا",
    "terminal": "\x1b[31mred\x1b[0m\x07\x00",
    "very long": "word " * 2000,
    "one long word": "w" * 1900,
    "templates": "{{ plan }} {% include 'x' %} {# y #}",
    "blanks": "x",
}


def tokens_of(text: str) -> list[Token]:
    return READER.parse(text)


def headings(text: str) -> list[str]:
    tokens = tokens_of(text)
    return [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]


def columns(text: str) -> list[int]:
    """Return the number of cells of every row of every table, the heads included."""
    counts: list[int] = []
    for token in tokens_of(text):
        if token.type == "tr_open":
            counts.append(0)
        if token.type in {"td_open", "th_open"}:
            counts[-1] += 1
    return counts


def shape(text: str) -> Counter[str]:
    """Return how often each kind of thing stands in a document, words and code aside."""
    tokens = [child for token in tokens_of(text) for child in (token, *(token.children or ()))]
    return Counter(token.type for token in tokens if token.type not in {"text", "text_special"})


def hostile_playbook(text: str) -> Playbook:
    """Return a playbook all of whose words are `text`, as an author might write it."""
    line = text[:1900]
    remedy = {"title": line, "steps": [line, line], "effort_days": {"startup": 1, "enterprise": 1}}
    choices = [{"level": level, "id": f"level-{level}", "says": line} for level in range(5)]
    fields = {"topic": line, "ask": line, "why": line, "choices": choices, "remedy": remedy, "sources": [line]}
    controls = [
        control("one.blocker", blocks=True, **fields),
        control("one.gap", **fields),
        control("one.batch", asked_when={"context.mode": "batch"}, **fields),
    ]
    return Playbook.model_validate(
        {
            "id": "ours",
            "title": line,
            "version": line,
            "about": line,
            "audience": "startup",
            "phases": [{"id": "plan", "title": line, "about": line}],
            "controls": controls,
            "context": [{"id": "mode", "group": "purpose", "ask": line, "why": line, "type": "number"}],
        }
    )


def some_controls() -> Playbook:
    """Return the start-up playbook with every overlay, cut down to a few controls of every phase."""
    playbook = shipped_playbook("startup", OVERLAYS)
    seen: Counter[str] = Counter()
    kept = []
    for one in playbook.controls:
        seen[one.phase] += 1
        if seen[one.phase] <= 2:
            kept.append(one)
    return playbook.model_copy(update={"controls": tuple(kept)})


def own(text: str, assessment: Assessment | None = None) -> str:
    return plan_text(assessment or assessed(shipped_playbook()), ("own.md.j2", text))


def full_scan() -> Scan:
    """Return a scan that found every practice, in places with hostile names."""
    return Scan(
        practices={
            name: PracticeFinding(
                id=name, status=Status.FOUND, evidence=(Evidence(path="a|`b`.py", line=3, says="x | *y*\n# z"),) * 2
            )
            for name in load_practices(Library())
        },
        commit="0" * 40,
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("level", [1, 4])
def test_what_people_wrote_never_changes_the_shape_of_a_plan(text: str, level: int) -> None:
    playbook = some_controls()
    tame, wild = (plan_text(assessed(playbook, everything_said(playbook, level, words))) for words in (PLAIN, text))
    assert columns(wild) == columns(tame)
    assert headings(wild)[1:] == headings(tame)[1:]
    assert shape(wild) == shape(tame)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_people_wrote_never_changes_the_shape_of_a_scorecard(text: str) -> None:
    playbook = some_controls()
    tame, wild = (
        scorecard_markdown(assessed(playbook, everything_said(playbook, 2, words))) for words in (PLAIN, text)
    )
    assert columns(wild) == columns(tame)
    assert headings(wild)[1:] == headings(tame)[1:]
    assert shape(wild) == shape(tame)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1).filter(lambda text: text.isprintable() and text.strip()))
def test_no_note_at_all_changes_the_shape_of_a_plan(text: str) -> None:
    playbook = some_controls()
    tame, wild = (plan_text(assessed(playbook, everything_said(playbook, 1, words))) for words in (PLAIN, text))
    assert columns(wild) == columns(tame)
    assert shape(wild) == shape(tame)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("said", [NOTHING_SAID, Answers.model_validate({"context": {"context.mode": {"value": 3}}})])
def test_what_a_playbook_says_never_changes_the_shape_of_a_document(text: str, said: Answers) -> None:
    tame, wild = (assessed(hostile_playbook(words), said) for words in (PLAIN, text))
    assert shape(plan_text(wild)) == shape(plan_text(tame))
    assert shape(scorecard_markdown(wild)) == shape(scorecard_markdown(tame))


@pytest.mark.parametrize("name", PLAYBOOKS)
@pytest.mark.parametrize("level", [None, 1, 4])
@pytest.mark.parametrize("scan", [Scan(), full_scan()], ids=["not scanned", "scanned"])
def test_every_template_renders_whatever_is_known(name: str, level: int | None, scan: Scan) -> None:
    playbook = shipped_playbook(name, OVERLAYS)
    said = NOTHING_SAID if level is None else everything_said(playbook, level, team_fte=2.5, weeks_to_go_live=1)
    judged = assessed(playbook, said, scan)
    for text in (*(plan_text(judged, reader) for reader in PLAN_TEMPLATES), scorecard_markdown(judged)):
        assert "None" not in headings(text)
        assert not [line for line in text.splitlines() if line != line.rstrip()]
        assert text.endswith("\n")
        assert "\n\n\n" not in text
        assert set(columns(text)) <= {2, 3, 4, 5, 6}


def test_a_check_adds_what_the_files_show_to_the_scorecard() -> None:
    practices = {
        "code.tests": PracticeFinding(
            id="code.tests", status=Status.FOUND, evidence=(Evidence(path="a.py", line=3, says="a test"),)
        ),
        "code.lint": PracticeFinding(
            id="code.lint",
            status=Status.PARTIAL,
            evidence=(Evidence(path="b.toml", repository="../b", says="a linter"),),
        ),
        "ci.tests": PracticeFinding(id="ci.tests", status=Status.MISSING),
    }
    assessment = assessed(shipped_playbook(), scan=Scan(practices=practices))
    text = check_markdown(assessment)
    assert text.startswith(scorecard_markdown(assessment))
    assert text.endswith(
        "### What the files show\n\n1 of 3 practices found, 1 falls short.\n\n"
        "<details>\n<summary>Each practice, and where it stands</summary>\n\n"
        "| Practice | Stands at | Where | What it says |\n| --- | --- | --- | --- |\n"
        "| `code.lint` | **falls short** | `../b: b.toml` | a linter |\n"
        "| `code.tests` | found | `a.py:3` | a test |\n\n"
        "Not found: `ci.tests`.\n\n</details>\n"
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_files_say_never_changes_the_shape_of_a_check(text: str) -> None:
    tame, wild = (
        check_markdown(
            assessed(
                some_controls(),
                scan=Scan(
                    practices={
                        name: PracticeFinding(
                            id=name, status=Status.FOUND, evidence=(Evidence(path=words, line=1, says=words[:2000]),)
                        )
                        for name in load_practices(Library())
                    }
                ),
            )
        )
        for words in (PLAIN, text)
    )
    assert columns(wild) == columns(tame)
    assert headings(wild) == headings(tame)
    assert shape(wild) == shape(tame)
    assert len(wild.encode()) <= MOST_OF_A_COMMENT


def test_a_check_fits_into_a_comment_whatever_people_wrote() -> None:
    playbook = shipped_playbook("enterprise", OVERLAYS)
    text = check_markdown(assessed(playbook, everything_said(playbook, 1, "word " * 400), full_scan()))
    assert len(text.encode()) <= MOST_OF_A_COMMENT


def test_every_shipped_template_is_used_by_a_document() -> None:
    folder = shipped("templates")
    names = (*PLAN_TEMPLATES.values(), SCORECARD_TEMPLATE, CHECK_TEMPLATE)
    partials = [one for one in (folder / "partials").iterdir() if one.name.endswith(".j2")]
    text = "".join(one.read_text(encoding="utf-8") for one in (*(folder / name for name in names), *partials))
    for partial in partials:
        assert f'{{% include "partials/{partial.name}" %}}' in text


@pytest.mark.parametrize("said", ["nothing", "everything"])
def test_every_phase_has_its_section_in_order(said: str) -> None:
    playbook = shipped_playbook()
    answers = NOTHING_SAID if said == "nothing" else everything_said(playbook, 4)
    titles = headings(plan_text(assessed(playbook, answers)))
    phases = [phase.title for phase in playbook.phases]
    assert [title for title in titles if title in phases] == phases
    assert len(phases) == 5


def test_a_plan_names_every_open_question_and_every_step_to_do() -> None:
    assessment = assessed(shipped_playbook())
    text = plan_text(assessment)
    assert all(f"`{finding.control.id}`" in text for finding in assessment.findings)
    assert text.count("- [ ] ") == sum(len(action.steps) for action in make_plan(assessment).actions or ())


@pytest.mark.parametrize("purpose", ["explore", "one-off", "small-scale"])
def test_a_system_out_of_scope_gets_half_a_page(purpose: str) -> None:
    said = Answers.model_validate({"context": {"context.purpose": {"value": purpose}}})
    assessment = assessed(shipped_playbook(), said)
    text = plan_text(assessment)
    assert assessment.verdict is Verdict.OUT_OF_SCOPE
    assert headings(text)[1:] == ["Why there is no plan", "What to do instead", "When to come back"]
    assert 10 < len(text.splitlines()) < 30
    assert "Score" not in text
    question = shipped_playbook().question("context.purpose")
    assert question is not None
    assert next(choice.says for choice in question.choices if choice.id == purpose) in text
    assert "Out of scope" in scorecard_markdown(assessment)


def test_the_three_ways_out_of_scope_read_differently() -> None:
    texts = {
        plan_text(
            assessed(shipped_playbook(), Answers.model_validate({"context": {"context.purpose": {"value": one}}}))
        )
        for one in ("explore", "one-off", "small-scale")
    }
    assert len(texts) == 3


def test_a_users_template_takes_the_place_of_ours_and_may_include_our_partials() -> None:
    text = own('# {{ playbook.title }}\n\n{% include "partials/verdict.md.j2" %}\n\n{{ 2 * 3 }} {{ 2 ** 3 }}')
    assert text.startswith("# Start-up playbook\n\n**Not ready: ")
    assert text.endswith("6 8\n")


def test_an_empty_template_gives_an_empty_document() -> None:
    assert plan_text(assessed(shipped_playbook()), ("plan.md.j2", "")) == "\n"


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\nb\n{{ c", 3, "unexpected end of template"),
        ("{% frobnicate %}", 1, "Encountered unknown tag 'frobnicate'"),
        ("a\n\n{{ nobody }}", 3, "'nobody' is undefined"),
        ("a\n{{ plan.nothing }}", 2, "has no attribute 'nothing'"),
        ("{{ plan | nothing }}", 1, "No filter named 'nothing'"),
        ("{{ plan | headlin }}", 1, "No filter named 'headlin'; did you mean headline?"),
        ("{{ assesment.today }}", 1, "'assesment' is undefined; did you mean assessment?"),
        ("a\n{{ 1 / 0 }}", 2, "division by zero"),
        ("a\n{{ 1 + 'a' }}", 2, "unsupported operand"),
        ("a\n{{ [1][3].x }}", 2, "no element 3"),
        ('a\n{% include "nothing.md.j2" %}', 2, "there is no shipped template 'nothing.md.j2' to include"),
    ],
)
def test_a_mistake_in_a_users_template_names_its_file_and_line(template: str, line: int, says: str) -> None:
    with pytest.raises(DocumentError) as caught:
        own(template)
    assert str(caught.value).startswith(f"own.md.j2:{line}: ")
    assert says in str(caught.value)
    assert "Error" not in str(caught.value)


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ ''|attr('__class__') }}",
        "{{ plan.__init__.__globals__ }}",
        "{{ role.__globals__ }}",
        "{{ in_phase.__closure__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(plan) }}",
        '{% include "/etc/passwd" %}',
        '{% include "../x" %}',
        '{% include "partials/../../pyproject.toml" %}',
        '{% include "./plan.md.j2" %}',
        '{% import "/etc/passwd" as x %}',
        '{% extends "/etc/passwd" %}',
        '{{ plan.parse_file("/etc/passwd") }}',
        '{{ plan.assessment.parse_file("/etc/passwd") }}',
        """{{ plan.parse_raw("cos\\nsystem\\n(S'true'\\ntR.".encode(), proto="pickle", allow_pickle=True) }}""",
        '{{ plan["parse_raw"]("{}") }}',
        '{{ plan|attr("parse_raw") }}',
        "{{ plan.model_construct() }}",
        "{{ plan.model_copy(update={}) }}",
        "{% for x in range(10**9) %}{% endfor %}",
        "{{ range(10**9) | list }}",
        "{{ 'a' * 10**12 }}",
        "{{ [0] * 10**9 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 9 ** (9 ** 9) }}",
        "{{ 2 ** 101 }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        '{% include "own.md.j2" %}',
        "{% do answers.controls.clear() %}",
        "{{ answers.controls.clear() }}",
        "{{ answers.controls.update({}) }}",
    ],
)
def test_a_strangers_template_reads_no_file_runs_nothing_and_ends(template: str) -> None:
    with pytest.raises(DocumentError) as caught:
        own(template)
    assert caught.value.code == 3
    assert str(caught.value).startswith("own.md.j2:1: ")
    assert "root:" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_a_template_sees_our_fields_and_our_methods() -> None:
    text = own(
        "{{ plan.schedule.people }} {{ assessment.today.year }} {{ playbook.find('gov.ethics').role }} "
        "{{ plan.action('gov.ethics').id }} {{ answers.value('context.purpose') }}"
    )
    assert text == f"1 {TODAY.year} product-owner gov.ethics None\n"


def test_a_users_template_escapes_what_it_prints() -> None:
    playbook = some_controls()
    text = own(
        "{{ answers.system.name }} {{ answers.system.name | code }}\n{{ answers.system.name | quote }}",
        assessed(playbook, everything_said(playbook, 2, "<b>*x*\n`")),
    )
    assert text == "\\<b\\>\\*x\\* \\` `` <b>*x* ` ``\n> \\<b\\>\\*x\\*\n> \\`\n"


def test_the_same_assessment_gives_the_same_bytes() -> None:
    playbook = shipped_playbook("enterprise", OVERLAYS)
    first, second = (plan_text(assessed(playbook, everything_said(playbook, 1))) for _ in range(2))
    assert first == second


def test_a_role_without_a_title_is_shown_by_its_name() -> None:
    assert "product\\-owner" not in (text := plan_markdown(make_plan(assessed(shipped_playbook())), (), ()))
    assert "**product-owner:**" in text


def test_a_level_that_only_files_show_is_told_as_such() -> None:
    seen = scan("pipeline.orchestrated")
    text = plan_text(assessed(shipped_playbook(), answers({"plan.strategy": 1}, {"purpose": "deploy"}), seen))
    assert re.search(r"(?m)^\| `assess\.pipeline` \|.*\| Judged by the files alone: ", text)
    assert re.search(r"(?m)^\| `plan\.strategy` \|[^|]*\|[^|]*\| (?!Judged)", text)
