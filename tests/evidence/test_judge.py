import pytest

from mlready.evidence.facts_index import FactIndex
from mlready.evidence.judge import MOST_SAID, MOST_SHOWN, judge
from mlready.model.answers import Role
from mlready.model.evidence import Component, PracticeFinding, Status, Strength
from mlready.model.fact import Fact
from mlready.model.practice import Practice


def practice(name: str, **fields: object) -> Practice:
    words = {"title": "T", "shows": "A sign.", "not_enough": "N", "why": "W"}
    return Practice.model_validate({"id": name, **words, "found": [{"call": f"{name}.*"}], **fields})


def fact(name: str, repository: str = ".") -> Fact:
    return Fact("call", name, "a.py", 1, repository)


def judged(practices: list[Practice], facts: list[Fact], *roles: Role | None) -> dict[str, PracticeFinding]:
    components = [Component(name=str(number), role=role) for number, role in enumerate(roles)]
    return judge(practices, FactIndex(facts), components)


def status(one: Practice, facts: list[Fact], *roles: Role | None) -> Status:
    return judged([one], facts, *roles)[one.id].status


SERVED = practice("auth", needed_by=["serving", "app"])


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ((), Status.MISSING),
        ((None,), Status.MISSING),
        (("training", None), Status.MISSING),
        (("serving",), Status.MISSING),
        (("training", "app"), Status.MISSING),
        (("training",), Status.NOT_APPLICABLE),
        (("training", "data"), Status.NOT_APPLICABLE),
    ],
)
def test_a_practice_is_asked_where_one_component_needs_it_or_may_need_it(
    roles: tuple[Role | None, ...], expected: Status
) -> None:
    assert status(SERVED, [], *roles) is expected


def test_a_practice_that_every_role_needs_is_always_asked() -> None:
    assert status(practice("tests"), [], "data") is Status.MISSING


def test_what_is_found_is_found_whatever_the_roles() -> None:
    assert status(SERVED, [fact("auth.check")], "training") is Status.FOUND


def test_what_no_component_needs_does_not_fall_short() -> None:
    one = practice("auth", needed_by=["serving"], partial=[{"call": "almost"}])
    assert status(one, [fact("almost")], "serving") is Status.PARTIAL
    assert status(one, [fact("almost")], "training") is Status.NOT_APPLICABLE


def test_the_reason_names_the_roles() -> None:
    reason = judged([SERVED], [], "training", "data")["auth"].reason
    assert reason == "asked of components for serving or app, and the system has data, training only"


def test_evidence_in_any_component_shows_a_practice_and_says_which() -> None:
    finding = judged([SERVED], [fact("auth.check", "gateway")], "serving", "app")["auth"]
    assert [place.repository for place in finding.evidence] == ["gateway"]


def test_each_component_that_shows_a_practice_is_named_before_any_is_named_twice() -> None:
    facts = [Fact("call", "auth.check", path, 1, where) for where in ("a", "b") for path in ("1.py", "2.py", "3.py")]
    places = judged([SERVED], facts, "serving", "app")["auth"].evidence
    assert [(one.repository, one.path) for one in places] == [
        ("a", "1.py"),
        ("b", "1.py"),
        ("a", "2.py"),
        ("b", "2.py"),
        ("a", "3.py"),
    ]


def test_a_practice_that_makes_sense_only_with_another_says_so() -> None:
    served, checked = practice("online"), practice("checks", only_with=["online"])
    assert judged([served, checked], [fact("online.x")])["checks"].status is Status.MISSING
    alone = judged([served, checked], [])["checks"]
    assert alone.status is Status.NOT_APPLICABLE
    assert alone.reason == "applies only with online, which no file shows"


def test_a_practice_that_needs_something_is_missing_only_where_that_is() -> None:
    needs = [{"says": "an LLM is asked", "call": ["llm.ask"]}, {"says": "one is served", "call": ["llm.serve"]}]
    traced = practice("traced", only_where=needs, partial=[{"says": "almost", "call": ["almost"]}])
    assert judged([traced], [fact("llm.serve")])["traced"].status is Status.MISSING
    alone = judged([traced], [])["traced"]
    assert alone.status is Status.NOT_APPLICABLE
    assert alone.reason == "applies only where an LLM is asked, which no file shows"
    assert judged([traced], [fact("traced.x")])["traced"].status is Status.FOUND
    assert judged([traced], [fact("almost")])["traced"].status is Status.PARTIAL


def test_what_a_practice_needs_is_named_where_its_rule_has_no_words() -> None:
    reason = judged([practice("traced", only_where=[{"call": ["llm.ask"]}])], [])["traced"].reason
    assert reason == "applies only where llm.ask is called, which no file shows"


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("mlflow.log", "mlflow.log"),
        ("?.fit", "fit"),
        ("?.self.model.predict", "model.predict"),
        ("self.fit", "self.fit"),
        ("..model.load", "model.load"),
    ],
)
def test_evidence_calls_a_method_of_something_unknown_by_its_name(name: str, called: str) -> None:
    one = practice("log", found=[{"says": "{name} is called", "call": [name]}])
    assert [place.says for place in judged([one], [fact(name)])["log"].evidence] == [f"{called} is called"]


def test_evidence_of_a_file_does_not_say_its_folders_twice() -> None:
    one = practice("undo", found=[{"says": "{name} goes back", "file": ["*"]}])
    (place,) = judged([one], [Fact("file", "ops/undo.py", "ops/undo.py")])["undo"].evidence
    assert (place.path, place.says) == ("ops/undo.py", "undo.py goes back")


def test_evidence_shows_the_beginning_of_a_very_long_command() -> None:
    one = practice("log", found=[{"says": "runs {name}", "call": ["train*"]}])
    (place,) = judged([one], [fact(f"train {'x' * 400}")])["log"].evidence
    assert place.says == f"runs train {'x' * (MOST_SHOWN - 6)} …"


@pytest.mark.parametrize(
    ("where", "without", "with_it"),
    [("anywhere", Status.MISSING, Status.FOUND), ("nowhere", Status.FOUND, Status.MISSING)],
)
def test_anywhere_and_nowhere_look_beyond_what_the_rest_of_a_rule_shares(
    where: str, without: Status, with_it: Status
) -> None:
    rule = {"all": [{"call": "serve"}, {"call": "check"}], where: [{"import": "torch"}], "same": "file"}
    calls = [Fact("call", "serve", "a.py", 1), Fact("call", "check", "a.py", 2)]
    one = practice("serving", found=[rule])
    assert status(one, calls) is without
    assert status(one, [*calls, Fact("import", "torch", "b.py", 1)]) is with_it


@pytest.mark.parametrize(
    ("name", "says", "said"),
    [
        ("/predict\ud800", "the route {name}", "the route /predict\\ud800"),
        ("", "{name}", "a.py"),
        ("train " * 60, "{name} " * 10, ("train " * 60)[:MOST_SHOWN].rstrip()),
    ],
)
def test_evidence_of_whatever_a_file_says_can_be_written_down(name: str, says: str, said: str) -> None:
    one = practice("log", found=[{"says": says, "call": ["*"]}])
    (place,) = judged([one], [fact(name)])["log"].evidence
    assert place.says.startswith(said)
    assert len(place.says) <= MOST_SAID


def test_the_first_place_is_one_of_the_strongest_rule() -> None:
    rules = [
        {"says": "uses {name}", "call": ["load"]},
        {"says": "runs {name}", "call": ["ci"], "strength": "automated"},
    ]
    one = practice("log", found=rules, prefer=["valid"])
    facts = [*(Fact("call", "load", f"valid/{number}.py", 1) for number in range(9)), Fact("call", "ci", "x.py", 1)]
    finding = judged([one], facts)["log"]
    assert (finding.strength, finding.evidence[0].says) == (Strength.AUTOMATED, "runs ci")
    assert {place.path.partition("/")[0] for place in finding.evidence[1:]} == {"valid"}


def test_why_a_practice_falls_short_speaks_of_the_first_place_told() -> None:
    almost = [
        {"says": "has {name}", "call": ["load"]},
        {"says": "runs {name}", "call": ["ci"], "strength": "automated"},
    ]
    finding = judged([practice("log", partial=almost)], [fact("ci"), fact("load")])["log"]
    assert finding.reason == f"{finding.evidence[0].says}; that falls short: A sign."


def test_a_file_is_preferred_in_capitals_or_not() -> None:
    one = practice("log", found=[{"call": ["load"]}], prefer=["Makefile"])
    facts = [Fact("call", "load", path, 1) for path in ("a", "b", "c", "d", "e", "x/Makefile")]
    assert judged([one], facts)["log"].evidence[0].path == "x/Makefile"
