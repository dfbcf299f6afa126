"""Which stages a pipeline has, and how much of each exists."""

from collections.abc import Mapping
from typing import Any

import pytest

from builders import TODAY, answers, scan
from chapters import pipeline_for
from mlready.engine.assess import assess
from mlready.model.evidence import NOT_SCANNED, Evidence, ProductFinding, Retirement, Scan
from mlready.model.pipeline import Pipeline, Stage
from mlready.planning.plan import make_plan
from mlready.store.library import Library
from mlready.store.practices import load_practices
from shipped import advice, shipped_playbook

ONLINE = {"mode": "online", "platform": "serverless", "cloud": "gcp", "hosted_llm": False}
PLACE = Evidence(path="train.py", line=3, says="it is used")


def pipeline(
    levels: Mapping[str, int] | None = None,
    context: Mapping[str, Any] = ONLINE,
    seen: Scan = NOT_SCANNED,
    audience: str = "startup",
) -> Pipeline:
    return pipeline_for(assess(shipped_playbook(audience), answers(levels or {}, context), today=TODAY, scan=seen))


def stage(name: str, made: Pipeline) -> Stage:
    return next(one for one in (*made.minimal, *made.full) if one.id == name)


def looked(*found: str) -> Scan:
    """Return a scan of every practice that found only `found`."""
    seen = scan(*found)
    missing = {name: {"id": name, "status": "missing"} for name in load_practices(Library()) if name not in found}
    return Scan.model_validate({**dict(seen), "practices": {**(seen.practices or {}), **missing}})


def product(title: str, *serves: str, state: str | None = None) -> ProductFinding:
    retired = state and Retirement.model_validate(
        {"state": state, "says": "It went.", "instead": "Take another.", "checked_on": "2026-11", "source": "x"}
    )
    return ProductFinding(id="one", title=title, serves=serves, retired=retired or None, evidence=(PLACE,))


@pytest.mark.parametrize(
    ("level", "state"),
    [(None, "unknown"), (0, "missing"), (1, "missing"), (2, "partial"), (3, "exists"), (4, "exists")],
)
def test_without_a_scan_the_level_of_its_control_says_how_a_stage_stands(level: int | None, state: str) -> None:
    assert stage("ci", pipeline({} if level is None else {"assess.code": level})).state == state


def test_a_level_that_says_nothing_of_a_stage_does_not_make_a_part_of_it() -> None:
    made = stage("infra-code", pipeline({"assess.infra": 2}))
    assert (made.state, made.today) == ("missing", "the answer to assess.infra does not claim it")


def test_two_controls_must_both_be_there() -> None:
    both = {"ops.service-health": 2, "ops.alerting": 2}
    assert stage("watch", pipeline(both)).state == "exists"
    assert stage("watch", pipeline(both | {"ops.alerting": 1})).state == "partial"
    assert "nobody has answered ops.alerting" in stage("watch", pipeline({"ops.service-health": 2})).today


def test_files_come_first_with_their_places() -> None:
    made = stage("registry", pipeline(seen=looked("model.registry")))
    assert made.state == "exists"
    practices = looked("env.container").practices or {}
    shown = practices["env.container"].model_copy(update={"evidence": (PLACE,)})
    made = stage("package", pipeline(seen=Scan(practices=practices | {"env.container": shown})))
    assert (made.state, made.evidence, made.today) == ("partial", (PLACE,), "not shown: deps.locked")


def test_what_no_file_shows_may_still_be_answered() -> None:
    assert stage("registry", pipeline({"sys.versioning": 2}, seen=looked("ci.tests"))).state == "exists"
    assert stage("registry", pipeline(seen=looked("ci.tests"))).state == "missing"


def test_a_stage_of_which_no_answer_tells_is_to_be_looked_at() -> None:
    batch = {"mode": "batch", "platform": "kubernetes"}
    made = stage("publish", pipeline({"plan.strategy": 3}, batch))
    assert (made.state, made.today) == ("unknown", "the answer to plan.strategy does not tell; look")


def test_a_stage_names_the_action_that_brings_it_about_while_there_is_one() -> None:
    made = pipeline({"sys.versioning": 1, "assess.code": 3})
    assert stage("registry", made).action == "sys.versioning"
    assert stage("ci", made).action is None


def test_every_action_named_is_one_of_the_plan() -> None:
    assessment = assess(shipped_playbook("enterprise"), answers({"assess.code": 4}, ONLINE), today=TODAY)
    plan = make_plan(assessment, advice())
    assert plan.pipeline is not None
    named = {one.action for one in (*plan.pipeline.minimal, *plan.pipeline.full)} - {None}
    assert named
    assert named <= {action.id for action in plan.actions or ()}


def test_a_tool_of_the_team_is_kept_and_one_on_its_way_out_is_not() -> None:
    seen = Scan(practices=looked("ci.tests").practices, products=(product("Weights", "tracking"),))
    assert stage("train", pipeline(seen=seen)).keeps == ("Weights",)
    seen = Scan(practices=seen.practices, products=(product("Old server", "serving", state="unmaintained"),))
    made = pipeline(seen=seen)
    assert (stage("serve", made).keeps, stage("serve", made).leaves) == ((), ("Old server",))
    assert [one.title for one in made.retired] == ["Old server"]


def test_who_is_a_customer_already_may_stay_one() -> None:
    seen = Scan(practices=looked("ci.tests").practices, products=(product("Closed", "drift", state="closed"),))
    assert stage("drift", pipeline(seen=seen)).keeps == ("Closed",)


def test_without_a_scan_nothing_is_said_of_tools() -> None:
    made = pipeline()
    assert made.retired == ()
    assert not any(one.keeps or one.leaves or one.evidence for one in (*made.minimal, *made.full))


def test_approval_and_infrastructure_come_first_in_a_large_organisation_and_may_follow_in_a_small_one() -> None:
    for name in ("approve", "infra-code"):
        assert name in [one.id for one in pipeline(audience="enterprise").minimal]
        assert name in [one.id for one in pipeline().full]


@pytest.mark.parametrize(
    ("context", "has", "lacks"),
    [
        (ONLINE, {"serve", "train", "drift"}, {"prompts", "schedule", "over-the-air", "route", "gitops"}),
        ({"mode": "batch", "platform": "single-vm"}, {"schedule", "publish", "delivery"}, {"serve", "rollout"}),
        ({"mode": "edge", "platform": "edge"}, {"export", "waves", "fallback"}, {"serve", "prediction-log"}),
        (ONLINE | {"hosted_llm": True}, {"prompts", "evals", "traces"}, {"train", "registry", "gate", "retrain"}),
        ({"mode": "batch", "hosted_llm": True}, {"prompts", "score"}, {"train", "gate"}),
        ({"mode": "online", "platform": "single-vm"}, {"backup", "patch", "route"}, {"gitops", "landing"}),
        ({"mode": "online", "platform": "kubernetes"}, {"gitops", "route"}, {"backup", "release"}),
    ],
    ids=lambda given: str(sorted(given) if isinstance(given, set | frozenset) else given),
)  # fmt: skip
def test_a_pipeline_has_the_stages_of_its_kind_and_no_others(
    context: dict[str, Any], has: set[str], lacks: set[str]
) -> None:
    made = pipeline(context=context)
    ids = {one.id for one in (*made.minimal, *made.full)}
    assert has <= ids
    assert not lacks & ids


def test_validators_stand_in_the_way_of_a_regulated_bank_alone() -> None:
    batch = {"mode": "batch", "platform": "kubernetes", "regulated": True}
    assert "validation" in [one.id for one in pipeline(context=batch, audience="enterprise").minimal]
    assert "validation" not in [one.id for one in pipeline(context=batch).minimal]


def test_numbers_of_the_answers_are_in_what_to_use() -> None:
    load = ONLINE | {"peak_requests_per_second": 60, "latency_target_ms": 120}
    assert "twice 60 requests per second" in stage("load-test", pipeline(context=load)).use
    assert "120 ms" in stage("load-test", pipeline(context=load)).use


@pytest.mark.parametrize(
    ("cloud", "says"), [("gcp", "Cloud Run"), ("azure", "Azure Container Apps"), ("aws", "ECS Express Mode")]
)
def test_the_cloud_decides_what_to_release_to(cloud: str, says: str) -> None:
    assert stage("release", pipeline(context=ONLINE | {"cloud": cloud})).use.startswith(says)


def test_what_is_left_out_is_not_what_the_team_has() -> None:
    assert "feature-store" in [one.id for one in pipeline().left_out]
    assert "feature-store" not in [one.id for one in pipeline(seen=looked("data.feature-store")).left_out]
    assert "kubernetes" not in [one.id for one in pipeline(context=ONLINE | {"platform": "kubernetes"}).left_out]


def test_an_answer_below_the_minimum_holds_back_what_files_show_of_the_same() -> None:
    shows = looked("cd.release")
    said = stage("release", pipeline({"impl.deploy": 1}, seen=shows))
    assert (said.state, said.action) == ("partial", "impl.deploy")
    assert said.today == "but the answer to impl.deploy is: Someone follows a written list of steps by hand"
    assert stage("release", pipeline({"impl.deploy": 2}, seen=shows)).state == "exists"
    assert stage("release", pipeline(seen=shows)).state == "exists"


def test_an_answer_on_something_else_holds_nothing_back() -> None:
    shows = looked("model.evaluation", "model.quality-gate")
    assert stage("gate", pipeline({"plan.pipeline": 1}, seen=shows)).state == "exists"
