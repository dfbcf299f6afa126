import pytest

from builders import TODAY, answers, control, playbook
from mlready.engine.assess import assess
from mlready.model.assessment import Finding, Outcome, Verdict
from mlready.model.context import ContextQuestion
from mlready.model.when import Scalar
from mlready.render import words


def question(**fields: object) -> ContextQuestion:
    asked = {"id": "peak", "group": "load", "ask": "How much?", "why": "Size.", "type": "number"}
    return ContextQuestion.model_validate(asked | fields)


def finding(outcome: Outcome, level: int | None) -> Finding:
    return Finding(control=control(), outcome=outcome, level=level, minimum=2, target=3, weight=1)


@pytest.mark.parametrize(
    ("score", "shown"), [(0.0, "0"), (0.01, "1"), (49.5, "50"), (99.99, "99"), (100.0, "100"), (None, "-")]
)
def test_a_score_is_nothing_or_all_only_where_it_is_exactly_that(score: float | None, shown: str) -> None:
    assert words.per_cent(score) == shown


@pytest.mark.parametrize(
    ("asked", "answer", "shown"),
    [
        (question(), True, "yes"),
        (question(), False, "no"),
        (question(), "never", "never"),
        (question(type="share"), 0.004, "0.4 %"),
        (question(type="share"), 1, "100 %"),
        (question(), 900000, "900,000"),
        (question(), 12.5, "12.5"),
        (question(type="money"), 1234567.5, "1,234,567.5"),
        (question(), 0.11, "0.11"),
    ],
)
def test_an_answer_to_a_context_question_is_shown_as_a_person_would_write_it(
    asked: ContextQuestion, answer: Scalar, shown: str
) -> None:
    assert words.value(asked, answer) == shown


@pytest.mark.parametrize(
    ("outcome", "level", "shown"),
    [
        (Outcome.UNKNOWN, None, "not answered, needs level 2"),
        (Outcome.NOT_APPLICABLE, None, "does not apply"),
        (Outcome.UNMET, 1, "level 1, needs 2"),
        (Outcome.PARTIAL, 2, "level 2, target 3"),
        (Outcome.MET, 3, "level 3"),
    ],
)
def test_a_finding_says_where_it_stands_against_its_bar(outcome: Outcome, level: int | None, shown: str) -> None:
    assert words.standing(finding(outcome, level)) == shown


@pytest.mark.parametrize(
    ("level", "blocks", "shown"),
    [
        (1, True, "Not ready: 1 blocker"),
        (1, False, "Ready with conditions: 1 condition"),
        (2, True, "Ready"),
    ],
)
def test_the_headline_says_what_the_verdict_rests_on(level: int, blocks: bool, shown: str) -> None:  # noqa: FBT001
    asked = playbook(control(blocks=blocks))
    assert words.headline(assess(asked, answers({"sys.versioning": level}), today=TODAY)) == shown


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"error_cost": "high"}, "a wrong output costs a lot"),
        ({"error_cost": "low", "high_risk_use": True}, "the use counts as high-risk under the EU AI Act"),
        (
            {"error_cost": "critical", "high_risk_use": True},
            "a wrong output costs a lot, and the use counts as high-risk under the EU AI Act",
        ),
    ],
)
def test_minimums_rise_for_the_reason_that_was_given(facts: dict[str, Scalar], says: str) -> None:
    assert words.stakes(assess(playbook(), answers({}, facts), today=TODAY)) == says


def test_a_system_out_of_scope_has_a_headline_of_its_own() -> None:
    assessment = assess(playbook(), answers({}, {"purpose": "explore"}), today=TODAY)
    assert words.headline(assessment) == "Out of scope"


def test_every_verdict_has_its_words() -> None:
    assert set(words.VERDICT) == set(Verdict)
