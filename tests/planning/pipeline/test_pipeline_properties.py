"""What holds of every pipeline, whatever has been answered."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from builders import TODAY, answers
from chapters import pipeline_for
from mlready.engine.assess import assess
from mlready.model.pipeline import Pipeline
from shipped import advice, shipped_playbook

ASKED_OF_ALL = shipped_playbook().context
QUESTIONS = {
    **{one.id: st.sampled_from([choice.id for choice in one.choices]) for one in ASKED_OF_ALL if one.choices},
    **{one.id: st.booleans() for one in ASKED_OF_ALL if one.type.name == "BOOLEAN"},
    "fleet_size": st.sampled_from([1, 4_000]),
    "team_fte": st.sampled_from([0.5, 2, 40]),
    "latency_target_ms": st.sampled_from([5, 2_000]),
    "peak_requests_per_second": st.sampled_from([0.1, 400]),
    "batch_records": st.sampled_from([10, 5_000_000]),
    "review_share": st.sampled_from([0.001, 1]),
}  # fmt: skip
CONTEXT = st.fixed_dictionaries({}, optional={name: one for name, one in QUESTIONS.items() if name != "purpose"})
ASKED = sorted({name for stage in advice().pipelines.stages for names in stage.controls for name in names.split("|")})
LEVELS = st.dictionaries(st.sampled_from(ASKED), st.integers(0, 4), max_size=8)
# The other controls have no say in a pipeline, and would take most of the time.
PLAYBOOKS = {
    name: shipped_playbook(name).model_copy(
        update={"controls": tuple(one for one in shipped_playbook(name).controls if one.id in ASKED)}
    )
    for name in ("startup", "enterprise")
}
AUDIENCE = st.sampled_from(sorted(PLAYBOOKS))


def drawn(audience: str, levels: dict[str, int], context: dict[str, Any]) -> Pipeline:
    known = {name: level for name, level in levels.items() if PLAYBOOKS[audience].find(name)}
    return pipeline_for(assess(PLAYBOOKS[audience], answers(known, context), today=TODAY))


@given(AUDIENCE, LEVELS, CONTEXT)
def test_every_stage_is_there_once_says_what_to_use_and_stands_behind_earlier_ones(
    audience: str, levels: dict[str, int], context: dict[str, Any]
) -> None:
    made = drawn(audience, levels, context)
    assert len(made.minimal) > 5
    seen: list[str] = []
    for stage in (*made.minimal, *made.full):
        assert stage.id not in seen
        assert stage.title
        assert stage.use
        assert stage.today
        assert "{" not in f"{stage.title}{stage.use}{stage.today}"
        assert set(stage.after) <= set(seen)
        assert bool(stage.after) == bool(seen)
        assert stage.back_to is None or stage.back_to in seen
        seen.append(stage.id)


@given(AUDIENCE, LEVELS, CONTEXT)
def test_a_profile_that_is_no_host_stands_on_one(
    audience: str, levels: dict[str, int], context: dict[str, Any]
) -> None:
    made = drawn(audience, levels, context)
    hosts = {one.id for one in advice().pipelines.profiles if one.host}
    assert (made.profile.main in hosts) == (made.profile.host is None)
    assert made.profile.host is None or made.profile.host in hosts
    assert [one.profile for one in made.why] == [one for one in (made.profile.main, made.profile.host) if one]


@given(AUDIENCE, CONTEXT, st.data())
def test_only_a_question_that_is_named_could_change_the_profile(
    audience: str, context: dict[str, Any], data: st.DataObject
) -> None:
    made = drawn(audience, {}, context)
    named = {name for one in made.undecided for name in one.missing}
    # A cloud decides what stands behind devices, once it is known that there are any.
    later = {"cloud"} if "context.platform" in named or "context.mode" in named else set()
    others = [
        name for name in QUESTIONS if name not in {*context, *later, "purpose"} and f"context.{name}" not in named
    ]
    assume(others)
    name = data.draw(st.sampled_from(others))
    # A fleet is asked for on devices alone, a hosted language model where text goes in or out; who has one all the
    # same, though nobody asked, has it.
    if name not in {"fleet_size", "hosted_llm"}:
        assert drawn(audience, {}, context | {name: data.draw(QUESTIONS[name])}).profile == made.profile


@given(AUDIENCE, LEVELS, CONTEXT)
def test_a_stage_that_exists_asks_for_no_action(audience: str, levels: dict[str, int], context: dict[str, Any]) -> None:
    made = drawn(audience, levels, context)
    assert all(one.action is None for one in (*made.minimal, *made.full) if one.state == "exists")
    assert all(one.action in one.controls for one in (*made.minimal, *made.full) if one.action)
