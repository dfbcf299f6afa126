import datetime as dt

import pytest

from builders import TODAY, answers, control, playbook, scan
from interviews import GUIDE, PHASES, PLAYBOOK, matter
from mlready.engine.assess import assess
from mlready.interview.agenda import BLOCKING, OPTIONAL, Matter, agenda, expected, minutes, share
from mlready.interview.item import ContextItem, ControlItem, GroupItem
from mlready.interview.scope import Scope, closed_ids
from mlready.model.answers import CONFIRMED
from mlready.model.guide import Guide
from mlready.store.answers import Entry
from mlready.store.books import load_book
from mlready.store.library import Library
from shipped import OVERLAY_SETS, PLAYBOOKS, assessed, roles_and_documents, shipped_playbook


def ids(*words: object, **fields: object) -> list[str]:
    return [item.id for item in agenda(matter(*words, **fields))]  # type: ignore[arg-type]  # passed on as it is


def test_what_decides_on_other_questions_comes_first_then_what_blocks_then_the_heaviest() -> None:
    assert ids() == [
        "context.purpose",
        "context.mode",
        "b.stop",
        "b.files",
        "b.quiet",
        "b.silent",
        "context.late",
        "a.heavy",
        "a.free",
        "context.peak",
        "context.rows",
        "a.extra",
    ]


def test_controls_are_asked_by_their_share_of_the_interval() -> None:
    items = [item for item in agenda(matter()) if isinstance(item, ControlItem)]
    for stretch in (BLOCKING, "Run", OPTIONAL):
        shares = [share(item.finding) for item in items if item.stretch == stretch]
        assert shares == sorted(shares, reverse=True)


def test_a_system_that_is_not_deployed_is_asked_nothing_more() -> None:
    assert ids(context={"purpose": "explore"}) == []


def test_a_question_whose_condition_fails_is_not_asked() -> None:
    asked = ids(context={"purpose": "deploy", "mode": "batch"})
    assert "context.rows" in asked
    assert "context.peak" not in asked


def test_what_is_likely_to_be_needless_is_not_counted() -> None:
    items = agenda(matter())
    assert [item.id for item in items if item not in expected(items)] == ["context.rows"]
    hinted = agenda(matter(scan=scan("serving.batch")))
    assert [item.id for item in hinted if item not in expected(hinted)] == ["context.peak"]


def test_what_files_show_and_what_they_could_show_is_asked_in_groups() -> None:
    items = agenda(matter(scan=scan("ci.tests")))
    groups = [item for item in items if isinstance(item, GroupItem)]
    assert [(one.id, one.shown, [finding.control.id for finding in one.findings]) for one in groups] == [
        ("shown:blocking", True, ["b.files"]),
        ("absent:blocking", False, ["b.quiet", "b.silent"]),
    ]
    asked = [item.id for item in items]
    assert asked.index("shown:blocking") < asked.index("absent:blocking") < asked.index("b.stop")
    assert not {"b.files", "b.quiet"} & set(asked)


def test_what_files_show_too_little_of_is_asked_by_itself() -> None:
    weak = playbook(control("b.weak", blocks=True, minimum=3, evidence={"ci.tests": 2}), phases=PHASES)
    assert ids(scan=scan("ci.tests"), of=weak) == ["b.weak"]


def test_a_suggestion_of_the_files_stands_with_its_question() -> None:
    mode = next(item for item in agenda(matter(scan=scan("serving.batch"))) if item.id == "context.mode")
    assert isinstance(mode, ContextItem)
    assert (mode.suggested, mode.suggested_by) == ("batch", "serving.batch")


def test_a_large_group_is_shown_in_parts() -> None:
    many = playbook(*(control(f"b.c{n}", blocks=True, evidence={"x.y": 2}) for n in range(10)), phases=PHASES)
    groups = [item for item in agenda(matter(scan=scan("ci.tests"), of=many)) if isinstance(item, GroupItem)]
    assert [(item.id, len(item.findings)) for item in groups] == [("absent:blocking", 5), ("absent:blocking-2", 5)]


def test_a_quick_interview_ends_with_what_blocks_and_the_strategy() -> None:
    quick = ids(scope=Scope(quick=True))
    assert quick == ids()[: len(quick)]
    assert quick[-1] == "context.late"


def test_a_quick_interview_stops_asking_once_the_verdict_is_sure() -> None:
    many = playbook(*(control(f"b.c{n}", blocks=True) for n in range(9)), phases=PHASES)
    assert len(ids(of=many, scope=Scope(quick=True))) == 9
    assert len(ids(of=many, said={"b.c0": 0}, scope=Scope(quick=True))) == GUIDE.pace.quick - 1
    assert len(ids(of=many, said={"b.c0": 3}, scope=Scope(quick=True))) == 8


def test_a_role_is_asked_what_it_owns() -> None:
    assert ids(scope=Scope(role="data-scientist")) == ["a.free"]
    assert ids(scope=Scope(role="product-owner")) == ["context.purpose", "context.mode"]


def test_a_role_is_asked_what_decides_on_its_questions_where_nobody_has_said_it() -> None:
    engineer = Scope(role="ml-engineer")
    assert ids(scope=engineer)[0] == "context.mode"
    assert "context.purpose" not in ids(scope=engineer)
    known = ids(scope=engineer, context={"mode": "batch"})
    assert "context.rows" in known
    assert not {"context.mode", "context.peak"} & set(known)


def test_only_what_was_named_is_asked_answered_or_not() -> None:
    assert ids(scope=Scope(only=("a.extra", "context.late"))) == ["a.extra", "context.late"]


def test_a_control_that_may_come_to_block_is_asked_with_those_that_do() -> None:
    maybe = playbook(
        control("a.plain"), control("b.maybe", blocks_when={"context.decides_about_people": True}), phases=PHASES
    )
    assert [(item.id, item.stretch) for item in agenda(matter(of=maybe))] == [
        ("b.maybe", BLOCKING),
        ("a.plain", "Plan"),
    ]


def entry(**fields: object) -> Entry:
    return Entry.model_validate(fields)


LONG_AGO = TODAY - dt.timedelta(days=90)


@pytest.mark.parametrize(
    ("said", "scope", "closed"),
    [
        (entry(level=2), Scope(), True),
        (entry(), Scope(), False),
        (entry(note="ask Bob"), Scope(), False),
        (entry(note=CONFIRMED), Scope(), True),
        (entry(unknown=True), Scope(), True),
        (entry(unknown=True), Scope(role="ml-engineer"), False),
        (entry(unknown=True, by="ml-engineer"), Scope(role="ml-engineer"), True),
        (entry(level=2), Scope(only=("b.stop",)), False),
        (entry(level=2, date=LONG_AGO), Scope(older_than=dt.timedelta(days=91)), True),
        (entry(level=2, date=LONG_AGO), Scope(older_than=dt.timedelta(days=90)), False),
        (entry(level=2), Scope(older_than=dt.timedelta(days=0)), True),
    ],
)
def test_what_was_said_is_asked_again_where_that_is_wanted(said: Entry, scope: Scope, *, closed: bool) -> None:
    assert ("b.stop" in closed_ids({"b.stop": said}, matter().assessment, scope)) is closed


def test_a_stale_answer_is_asked_again() -> None:
    old = {"level": 2, "date": TODAY - dt.timedelta(days=366)}
    stale = assess(PLAYBOOK, answers({"b.stop": old}), today=TODAY)
    assert not closed_ids({"b.stop": entry(**old)}, stale, Scope())


GUIDE_SHIPPED: Guide = load_book(Library(), "interview", Guide)


def test_every_question_of_the_playbooks_stands_in_the_guide_with_a_role_that_there_is() -> None:
    needs = [need for section in GUIDE_SHIPPED.sections for need in section.ask]
    asked = {need.id for need in needs}
    roles = {role.id for role in roles_and_documents()[0]}
    assert asked == {question.full_id for question in shipped_playbook().context}
    assert {need.role for need in needs if need.role} | {one.role for one in GUIDE_SHIPPED.sections} <= roles
    conditions = {name for need in needs if need.when for name in need.when.ids}
    assert conditions | {one.id for one in GUIDE_SHIPPED.suggestions} | set(GUIDE_SHIPPED.likely) <= asked


def test_what_the_guide_proposes_is_there() -> None:
    library = Library()
    assert {one.id for one in GUIDE_SHIPPED.overlays} <= {name for name, _ in library.listing("overlays")}
    assert {one.id for one in GUIDE_SHIPPED.playbooks} <= {name for name, _ in library.listing()}


def shipped_agenda(name: str, overlays: tuple[str, ...] = (), *, quick: bool = False) -> list[object]:
    from mlready.interview.agenda import Matter  # noqa: PLC0415 - beside its one use

    state = assessed(shipped_playbook(name, overlays))
    return list(expected(agenda(Matter(state, frozenset(), GUIDE_SHIPPED, Scope(quick=quick)))))


@pytest.mark.parametrize("name", PLAYBOOKS)
@pytest.mark.parametrize("overlays", OVERLAY_SETS)
def test_every_control_of_every_playbook_is_asked_once(name: str, overlays: tuple[str, ...]) -> None:
    asked = [item.id for item in shipped_agenda(name, overlays) if isinstance(item, ControlItem)]
    assert sorted(asked) == sorted(control.id for control in shipped_playbook(name, overlays).controls)


def test_a_quick_interview_of_a_start_up_that_shows_nothing_asks_at_most_25_controls() -> None:
    items = shipped_agenda("startup", quick=True)
    assert sum(isinstance(item, ControlItem) for item in items) <= 25
    assert minutes(items, GUIDE_SHIPPED) < 15  # type: ignore[arg-type]  # they are items


def test_nobody_is_asked_for_the_figures_of_an_a_b_test_that_nobody_wants() -> None:
    def asked(**context: object) -> set[str]:
        said = answers(context={"purpose": "deploy", "mode": "online"} | context)
        found = assess(shipped_playbook(), said, today=TODAY)
        return {item.id for item in agenda(Matter(found, frozenset(), GUIDE_SHIPPED, Scope()))}

    figures = {"context.conversion_rate", "context.minimum_uplift", "context.users_per_day", "context.variants"}
    assert not figures & asked(error_cost="critical")  # there it is not even asked whether one is wanted
    assert not figures & asked(error_cost="low")
    assert figures <= asked(error_cost="low", compare_business_effect=True)
