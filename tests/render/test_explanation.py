import pytest

from builders import control, playbook, remedy
from mlready.model.advice import Role, SourceBullet, SourceDocument, Term
from mlready.model.context import ContextQuestion
from mlready.model.practice import Practice, Rule
from mlready.model.when import When
from mlready.render.explanation import (
    explain_context,
    explain_control,
    explain_practice,
    explain_role,
    explain_source,
    explain_term,
)
from mlready.render.rules import rules_text
from mlready.store.advice import load_roles, load_sources, load_terms
from mlready.store.library import Library
from mlready.store.practices import load_practices
from shipped import OVERLAYS, PLAYBOOKS, shipped_playbook

PRACTICES = {
    name: Practice(id=name, title=f"Title of {name}", shows="A sign.", not_enough="A wish.", why="It helps.")
    for name in ("ci.tests", "code.tests")
}
ROLES = {"ml-engineer": "ML engineer"}


def explained(**fields: object) -> str:
    one = control(**fields)
    return " ".join(explain_control(one, playbook(one), PRACTICES, ROLES).split())


def in_practice(name: str, **fields: object) -> str:
    return " ".join(explain_practice(PRACTICES[name], playbook(control(**fields))).split())


def test_a_control_says_what_it_asks_why_and_how_it_is_scored() -> None:
    text = explained()
    assert text.startswith("sys.versioning: Plan, Reliability How exactly can you name what ran? Why: Nobody goes back")
    assert "2 State 2 [level-2] ←minimum" in text
    assert "3 State 3 [level-3] ←target" in text
    assert "4 State 4 [level-4] Scored: minimum 2, target 3, weight 1. An answer is good for 365 days." in text
    assert "Ask: ML engineer." in text


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"blocks": True}, "weight 3; below the minimum or unknown it blocks the launch."),
        (
            {"blocks_when": {"context.decides_about_people": True}},
            "weight 1; where context.decides_about_people is yes it blocks the launch and weighs 3.",
        ),
        ({"minimum": 0, "target": 2}, "Scored: optional; it counts with weight 1 once it reaches level 2."),
        ({"valid_for": "90d"}, "An answer is good for 90 days."),
        ({"asked_when": {"context.mode": ["online", "stream"]}}, "Asked only where context.mode is online or stream."),
        ({"role": "somebody-else"}, "Ask: somebody-else."),
        ({}, "No file can show it: somebody has to say."),
        ({"evidence": {"ci.tests": 3}}, "What files can show: level 3: Title of ci.tests [ci.tests]"),
        ({"evidence": {"ci.tests|code.tests": 2}}, "level 2: Title of ci.tests or Title of code.tests"),
        ({"evidence": {"ours.own": 2}}, "level 2: ours.own [ours.own]"),
        ({"evidence": {"ci.tests": 3}, "decidable": True}, "Files decide it: an answer above"),
        ({"sources": ["002-K4"]}, "From: 002-K4"),
        ({"references": ["One", "Two"]}, "See: One; Two"),
        ({"remedy": remedy(1, "sys.peak")}, "To mend it: Mend it (1 day) → Do it After: sys.peak"),
    ],
)
def test_a_control_says_what_the_playbook_knows_of_it(fields: dict[str, object], says: str) -> None:
    assert says in explained(**fields)


def test_a_control_without_a_remedy_offers_none() -> None:
    assert "To mend it" not in explained(remedy=None)


def test_effort_is_that_of_the_playbooks_audience() -> None:
    one = control()
    text = explain_control(one, playbook(one, audience="enterprise"), {}, {})
    assert "(4 days)" in text


def test_a_context_question_says_what_answers_it_and_that_it_is_never_scored() -> None:
    question = ContextQuestion.model_validate(
        {
            "id": "mode",
            "group": "purpose",
            "ask": "How?",
            "why": "It decides.",
            "type": "choice",
            "choices": [{"id": "online", "says": "On request"}],
            "asked_when": When({"context.purpose": "deploy"}),
        }
    )
    text = explain_context(question)
    assert text.startswith("context.mode: choice\n\nHow?\n\nWhy: It decides.\n\n  online: On request\n")
    assert "Asked only where context.purpose is deploy." in text
    assert text.endswith("It is never scored.\n")


def test_a_context_question_says_its_unit() -> None:
    question = shipped_playbook().question("context.latency_target_ms")
    assert question is not None
    assert explain_context(question).startswith("context.latency_target_ms: number, in milliseconds\n")


def test_a_practice_says_what_shows_it_what_does_not_and_what_it_speaks_for() -> None:
    text = in_practice("ci.tests", evidence={"ci.tests|code.tests": 3})
    assert "Shown by: A sign. Not enough: A wish. Why: It helps. Speaks for: sys.versioning (level 3)" in text
    assert "Speaks for: no control of this playbook" in in_practice("ci.tests")


def test_a_practice_says_of_what_it_is_asked() -> None:
    one = PRACTICES["ci.tests"].model_copy(update={"only_with": ("serving.online",), "needed_by": ("serving", "app")})
    text = explain_practice(one, playbook())
    assert "Asked only where serving.online is found." in text
    assert "Asked of components for serving, app, and of those without a role." in text
    needing = one.model_copy(update={"only_where": (Rule.model_validate({"says": "an LLM is", "call": ["llm.ask"]}),)})
    assert "Asked only where an LLM is." in explain_practice(needing, playbook())


def test_a_word_says_what_it_means_and_where_to_go_on() -> None:
    assert explain_term(Term(id="context-question", means="Typed.", see=("control",))) == (
        "Context question\n\nTyped.\n\nSee: control\n"
    )
    assert explain_term(Term(id="level", means="How far.")) == "Level\n\nHow far.\n"


def test_a_source_says_which_controls_answer_it() -> None:
    document = SourceDocument(id="notes", number="002", title="The notes")
    bullet = SourceBullet(id="002-K4", document="notes", says="Versions")
    text = explain_source(bullet, [document], playbook(control(sources=["002-K4"])))
    assert text == "002-K4: The notes\n\nVersions\n\nAsked by: sys.versioning\n"


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_everything_shipped_can_be_explained_within_eighty_columns(name: str) -> None:
    library, chosen = Library(), shipped_playbook(name, OVERLAYS)
    practices = load_practices(library)
    titles = {role.id: role.title for role in load_roles(library)}
    documents, bullets = load_sources(library)
    texts = [
        *(explain_control(one, chosen, practices, titles) for one in chosen.controls),
        *(explain_context(one) for one in chosen.context),
        *(explain_practice(one, chosen) for one in practices.values()),
        *(rules_text(one, full=full) for one in practices.values() for full in (False, True)),
        *(explain_term(one) for one in load_terms(library)),
        *(explain_source(one, documents, chosen) for one in bullets),
    ]
    assert max(len(line) for text in texts for line in text.splitlines()) <= 80
    assert not [text for text in texts if text.rstrip() != text.removesuffix("\n")]


def test_a_role_is_named_by_its_title() -> None:
    role = Role(id="ml-engineer", title="ML engineer", owns="Serving", startup="Anybody")
    one = control()
    assert f"Ask: {role.title}." in explain_control(one, playbook(one), {}, {role.id: role.title})


def test_a_role_says_what_it_owns_and_which_controls_it_is_asked() -> None:
    lawyer = Role(id="lawyer", title="Lawyer", owns="What the law wants", startup="Nobody")
    asked = playbook(control("gov.law", role="lawyer"), control("sys.other", role="ml-engineer"))
    text = explain_role(lawyer, asked)
    assert text.startswith("lawyer: Lawyer\n\nOwns: What the law wants\nIn a start-up: Nobody\n")
    assert "Asked for 1 control: gov.law\n" in text
    assert "mlready assess --role lawyer" in text
    assert "Asked for 0 controls\n" in explain_role(lawyer, playbook(control("sys.other", role="ml-engineer")))
