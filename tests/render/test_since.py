import datetime as dt

from builders import TODAY, answers, control, playbook
from mlready.engine.assess import assess
from mlready.model.answers import Answers
from mlready.model.assessment import Assessment
from mlready.render.living import place, sealed
from mlready.render.since import PlanState, since, state_after

EARLIER = TODAY - dt.timedelta(days=49)
ASKED = playbook(control("ops.alerts", blocks=True), control("ops.logs", blocks=True), control("sys.peak"))
THEN = answers({"ops.alerts": 1, "ops.logs": 3, "sys.peak": 1})
NOW = answers({"ops.alerts": 3, "ops.logs": 1})


def judged(said: Answers, today: dt.date = TODAY) -> Assessment:
    return assess(ASKED, said, today=today)


def plan_of(said: Answers, today: dt.date, old: str | None = None) -> tuple[str, PlanState]:
    state = state_after(old, judged(said, today), "answers.yaml")
    return sealed(f"# Plan\n\n{place('a')}\n", state.model_dump_json()), state


def test_a_first_plan_says_nothing_of_an_earlier_day() -> None:
    assert since(plan_of(NOW, TODAY)[1]) is None


def test_the_line_counts_what_closed_and_what_opened() -> None:
    old, _ = plan_of(THEN, EARLIER)
    said = since(plan_of(NOW, TODAY, old)[1])
    assert said
    assert said.date == EARLIER.isoformat()
    assert said.says.startswith(
        "1 blocker closed (ops.alerts); 1 blocker opened (ops.logs); 1 control better; 1 control"
    )
    assert "score from 62 to 57, known from 100 % to 86 %." in said.says


def test_two_plans_of_one_day_are_compared_with_the_same_earlier_one() -> None:
    old, _ = plan_of(THEN, EARLIER)
    first, state = plan_of(NOW, TODAY, old)
    assert plan_of(NOW, TODAY, first)[1] == state


def test_a_plan_without_a_change_says_so() -> None:
    old, _ = plan_of(THEN, EARLIER)
    said = since(plan_of(THEN, TODAY, old)[1])
    assert said
    assert said.says == "no control stands elsewhere."


def test_a_seal_that_somebody_edited_counts_as_none() -> None:
    old, _ = plan_of(THEN, EARLIER)
    assert state_after(old.replace('"verdict"', '"verdickt"'), judged(NOW), "answers.yaml").before is None
    assert state_after("# My own\n", judged(NOW), "answers.yaml").before is None


def test_a_plan_of_another_system_is_no_earlier_one() -> None:
    old, _ = plan_of(THEN, EARLIER)
    other = judged(answers({"ops.alerts": 3}, system={"name": "other"}))
    assert state_after(old, other, "answers.yaml").before is None
