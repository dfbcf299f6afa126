"""What is not asked of a system, and what goes without asking."""

import pytest

from builders import answers
from mlready.planning.plan import make_plan
from shipped import advice, assessed, shipped_playbook

ALIKE = ["classification", "regression", "ranking", "forecasting", "anomaly-detection", "computer-vision"]


def plan_says(problem: str | None, **context: object) -> str:
    said = {"mode": "online", **context} | ({"problem_type": problem} if problem else {})
    plan = make_plan(assessed(shipped_playbook(), answers({}, said)), advice())
    chapters = (plan.monitoring, plan.pipeline, plan.integration, plan.governance, plan.standards, plan.strategy)
    return str(chapters)


@pytest.mark.parametrize("problem", ALIKE)
def test_no_chapter_wonders_about_a_language_model_where_none_is_to_be_expected(problem: str) -> None:
    assert "context.hosted_llm" not in plan_says(problem)


@pytest.mark.parametrize("problem", ["nlp", "generation", None])
def test_where_one_may_be_there_the_question_stays_open(problem: str | None) -> None:
    assert "context.hosted_llm" in plan_says(problem)


def test_an_answer_counts_although_nobody_asked() -> None:
    assert "P7" in plan_says("computer-vision", hosted_llm=True)
