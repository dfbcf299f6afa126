import pytest

from builders import control, playbook, remedy
from mlready.engine.lint import Fault
from mlready.engine.lint.conditions import condition_faults
from mlready.model.context import ContextQuestion
from mlready.model.when import UNANSWERED, Clause

NAME = "sys.versioning"


def question(name: str, **fields: object) -> ContextQuestion:
    asked = {"id": name, "group": "load", "ask": "How much?", "why": "It decides.", "type": "number"}
    return ContextQuestion.model_validate(asked | fields)


MODE = question("mode", type="choice", choices=[{"id": one, "says": one} for one in ("online", "batch", "stream")])
QUESTIONS = (
    MODE,
    question("regulated", type="boolean"),
    question("peak", minimum=0, asked_when={"context.mode": ["online", "stream"]}),
    question("records", minimum=0, asked_when={"context.mode": "batch"}),
    question("skill", type="count", minimum=0, maximum=4),
    question("growth", type="share", exclusive_minimum=-1, maximum=10),
    question("runs", exclusive_minimum=0),
    question("truth", words=["never"]),
)

When = Clause | list[Clause]


def faults(*extra: ContextQuestion, **fields: object) -> list[Fault]:
    asked = playbook(control(**fields), control("sys.peak"), context=[*QUESTIONS, *extra])
    return list(condition_faults(asked))


def says(field: str, condition: object) -> list[str]:
    found = faults(**{field: condition})
    assert {(fault.id, fault.field) for fault in found} <= {(NAME, field)}
    return [fault.says for fault in found]


@pytest.mark.parametrize("field", ["asked_when", "blocks_when"])
@pytest.mark.parametrize(
    "condition",
    [
        {"context.mode": "online"},
        {"context.mode": ["online", "batch"]},
        {"context.regulated": False},
        {"context.regulated": UNANSWERED},
        {"context.mode": "stream", "context.peak": "> 100"},
        [{"context.mode": "batch", "context.records": "> 100"}, {"context.mode": "online", "context.peak": "> 100"}],
        {"context.skill": ">= 4"},
        {"context.skill": "< 0.5"},
        {"context.skill": [0, 4]},
        {"context.growth": "< 0"},
        {"context.growth": "> 9.99"},
        {"context.runs": "< 0.14"},
        {"context.runs": "> 1000000"},
        {"context.truth": "never"},
        {"context.truth": ["never", 30]},
        {"context.truth": ">= 30"},
        {"context.peak": "< context.skill / 86400"},
        {"context.peak": ">= assumptions.peak_factor * 2"},
        {"sys.peak": ">= 3"},
        {"sys.peak": 4},
        {"assumptions.spare": ">= 1"},
    ],
)
def test_a_condition_that_some_system_fulfils_is_no_fault(field: str, condition: When) -> None:
    assert says(field, condition) == []


@pytest.mark.parametrize("field", ["asked_when", "blocks_when"])
@pytest.mark.parametrize(
    ("condition", "fault"),
    [
        ({"context.mod": "online"}, "there is no context.mod to look at"),
        ({"sys.peek": ">= 3"}, "there is no sys.peek to look at"),
        ({"context.peak": "> context.nothing * 2"}, "there is no context.nothing to look at"),
        ({"context.mode": "onlin"}, "context.mode can never be onlin"),
        ({"context.mode": ["online", "onlin"]}, "context.mode can never be onlin"),
        ({"context.mode": ["batch", "a", "b"]}, "context.mode can never be a"),
        ({"context.mode": True}, "context.mode can never be True"),
        ({"context.mode": ">= 3"}, "context.mode can never be >= 3"),
        ({"context.regulated": "yes"}, "context.regulated can never be yes"),
        ({"context.regulated": 1}, "context.regulated can never be 1"),
        ({"context.skill": 5}, "context.skill can never be 5"),
        ({"context.skill": 2.5}, "context.skill can never be 2.5"),
        ({"context.skill": "> 4"}, "context.skill can never be > 4"),
        ({"context.skill": "< 0"}, "context.skill can never be < 0"),
        ({"context.growth": "> 10"}, "context.growth can never be > 10"),
        ({"context.growth": "<= -1"}, "context.growth can never be <= -1"),
        ({"context.runs": 0}, "context.runs can never be 0"),
        ({"context.peak": "< 0"}, "context.peak can never be < 0"),
        ({"context.truth": "always"}, "context.truth can never be always"),
        ({"sys.peak": 5}, "sys.peak can never be 5"),
        ({"sys.peak": "> 4"}, "sys.peak can never be > 4"),
        ({"sys.peak": "online"}, "sys.peak can never be online"),
    ],
)
def test_a_condition_that_no_answer_fulfils_is_a_fault(field: str, condition: When, fault: str) -> None:
    assert says(field, condition)[0] == fault


def test_what_is_asked_only_where_the_other_is_not_can_never_be_so_together() -> None:
    condition = {"context.mode": "batch", "context.peak": "> 100"}
    says_so = "context.mode and context.peak can never be so together: one is asked only where the other is not"
    assert says("asked_when", condition) == [says_so]
    both = {"context.records": "> 1", "context.peak": "> 1"}
    assert says("blocks_when", both) == [says_so.replace("mode", "records")]


def test_every_alternative_of_a_condition_must_be_possible() -> None:
    condition = [{"context.mode": "online"}, {"context.mode": "batch", "context.peak": "> 100"}]
    assert len(says("asked_when", condition)) == 1


@pytest.mark.parametrize(
    ("asked_when", "blocks_when"),
    [
        ({"context.mode": "online"}, {"context.mode": "batch"}),
        ({"context.regulated": True}, {"context.regulated": False}),
        ({"context.skill": ">= 3"}, {"context.skill": "< 3"}),
        ({"context.skill": "> 2"}, {"context.skill": "< 3"}),
        ({"context.mode": "batch"}, {"context.peak": "> 100"}),
        ({"sys.peak": "<= 1"}, {"sys.peak": ">= 2"}),
        ([{"context.mode": "online"}, {"context.mode": "stream"}], [{"context.mode": "batch"}]),
        ({"context.regulated": True}, {"context.regulated": UNANSWERED}),
    ],
)
def test_what_blocks_only_where_it_is_not_asked_never_blocks(asked_when: When, blocks_when: When) -> None:
    assert faults(asked_when=asked_when, blocks_when=blocks_when) == [
        Fault(NAME, "blocks_when", "it can never hold where the control is asked")
    ]


@pytest.mark.parametrize(
    ("asked_when", "blocks_when"),
    [
        ({"context.mode": ["online", "stream"]}, {"context.mode": "stream"}),
        ({"context.skill": "> 2"}, {"context.skill": "< 4"}),
        ({"context.peak": "> 3"}, {"context.peak": "< 3.5"}),
        ({"context.growth": "> 0.1"}, {"context.growth": "< 0.2"}),
        ({"context.mode": "online"}, {"context.peak": "> 100"}),
        ({"context.mode": "online"}, [{"context.mode": "batch"}, {"context.regulated": True}]),
        ({"context.peak": "> context.skill"}, {"context.peak": "< 10"}),
    ],
)
def test_what_may_be_asked_and_block_at_once_is_no_fault(asked_when: When, blocks_when: When) -> None:
    assert faults(asked_when=asked_when, blocks_when=blocks_when) == []


def test_context_questions_are_tested_like_controls() -> None:
    wrong = question("wrong", asked_when={"context.mode": "onlin"})
    lost = question("lost", asked_when={"context.nothing": True})
    assert faults(wrong, lost) == [
        Fault("wrong", "asked_when", "context.mode can never be onlin"),
        Fault("lost", "asked_when", "there is no context.nothing to look at"),
    ]


def test_a_dangling_condition_is_one_fault_and_not_two() -> None:
    assert len(faults(asked_when={"context.mode": "online"}, blocks_when={"context.nothing": True})) == 1
    assert len(faults(asked_when={"context.nothing": True}, blocks_when={"context.mode": "online"})) == 1


def test_the_condition_of_a_step_is_looked_at_too() -> None:
    steps = [{"do": "Do it", "when": {"context.mood": "good"}}, "Go on"]
    (fault,) = faults(remedy=remedy(1) | {"steps": steps})
    assert (fault.field, fault.says) == ("remedy.steps.0.when", "there is no context.mood to look at")
