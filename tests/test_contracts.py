"""What the parts of mlready promise each other, and what the playbooks promise the checklists that they encode."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import mlready.errors
from mlready.engine.consistency import CHAIN
from mlready.errors import Exit, MlreadyError
from mlready.model.assessment import Outcome, Verdict
from mlready.model.context import ContextType
from mlready.model.crosswalk import LadderCrosswalk
from mlready.model.crosswalk import TestScoreCrosswalk as MlTestScoreCrosswalk
from mlready.model.evidence import Status, Strength
from mlready.model.playbook import Control
from mlready.model.when import When
from mlready.repo.proofs import hash_proofs
from mlready.store.advice import load_consistency, load_crosswalks, load_roles, load_sources, load_terms
from mlready.store.library import Library
from mlready.store.practices import load_practices
from shipped import NOTHING_SAID, OVERLAYS, PLAYBOOKS, assessed, plan_text, shipped_playbook

# Minimum of the start-up and the enterprise playbook; ! blocks the launch.
MINIMUMS = """
gather.goals 2!/3!
gather.ml-need 2/2
gather.usecase 2!/3!
gather.strategy 0/2
gather.infra-req 2/3!
gather.budget 2/3
gather.timescale 1/2
gather.resources 2/3!
assess.model 2!/3!
assess.past-models 0/2
assess.code 2!/3!
assess.maturity 1/2
assess.scale 2/3!
assess.infra 2/3!
assess.pipeline 1/3
assess.data-deps 2!/3!
assess.data-size 2/3
assess.data-reality 2!/3!
assess.prod-source 2!/3!
assess.labels 1/2
assess.skills 1/3
plan.pipeline 2/3!
plan.strategy 2!/3!
plan.metrics 2!/3!
impl.deploy 2!/3!
impl.review 1/3
ops.model-health 1/3!
ops.data-health 2/3
ops.service-health 2!/3!
ops.observability 2/3
ops.retraining 1/3
sys.reliability 2!/3!
sys.versioning 2!/3!
sys.peak 1/3
int.api 2!/3!
int.modularity 1/2
int.data-compat 2/3
int.security 2!/3!
int.stack 1/2
int.realtime 2/3
int.standards 1/2
team.collab 1/3
team.feedback 1/2
team.process-knowledge 1/3
life.continuous 1/3
life.adapt 1/2
life.review 1/2
gap.parity 2/3
infra.hosting 2/3
infra.autoscale 1/3
infra.latency 2/3!
infra.operability 1/3
ops.logging 2!/3!
ops.alerting 2!/3!
ops.lifecycle 1/3
gov.deploy-rights 2/3!
gov.model-security 2/3!
gov.compliance 2!/3!
gov.throughout 1/3
gov.ethics 2/3
content.inputs 2!/3!
content.templates 1/3
content.approval 2!/3!
content.provenance 2!/3!
content.ownership 1/3
"""

# Every context question with its choices; a bare word is its type.
CONTEXT = {
    "purpose": "deploy explore one-off small-scale",
    "change": "first-release new-version prompt-or-model",
    "problem_type": "classification regression ranking forecasting anomaly-detection computer-vision nlp generation",
    "mode": "online batch stream edge",
    "incumbent": "none rules people model",
    "first_production_model": "BOOLEAN",
    "existing_production_models": "COUNT",
    "error_cost": "low medium high critical",
    "high_risk_use": "BOOLEAN",
    "decides_about_people": "BOOLEAN",
    "personal_data": "none personal special-category",
    "regulated": "BOOLEAN",
    "call_has_effects": "BOOLEAN",
    "platform": "none single-vm managed-ml serverless kubernetes on-premise edge",
    "cloud": "none aws azure gcp other",
    "router": "none lb-weights mesh managed flags",
    "state": "stateless session stateful",
    "downtime_ok": "BOOLEAN",
    "gpu_scarce": "BOOLEAN",
    "sticky_users": "BOOLEAN",
    "fast_reward": "BOOLEAN",
    "compare_business_effect": "BOOLEAN",
    "hosted_llm": "BOOLEAN",
    "capacity_multiple": "NUMBER",
    "fleet_size": "COUNT",
    "variants": "COUNT",
    "requests_per_day": "NUMBER",
    "users_per_day": "NUMBER",
    "peak_requests_per_second": "NUMBER",
    "latency_target_ms": "NUMBER",
    "service_time_ms": "NUMBER",
    "concurrency_per_replica": "COUNT",
    "yearly_growth": "SHARE",
    "start_up_minutes": "NUMBER",
    "batch_records": "COUNT",
    "batch_runs_per_day": "NUMBER",
    "batch_window_hours": "NUMBER",
    "milliseconds_per_record": "NUMBER",
    "availability_target_percent": "NUMBER",
    "dataset_gb": "NUMBER",
    "data_origin": "real synthetic mixed",
    "ground_truth_delay_days": "NUMBER",
    "labels_selective": "BOOLEAN",
    "error_rate_now": "SHARE",
    "error_rate_alarm": "SHARE",
    "conversion_rate": "SHARE",
    "minimum_uplift": "SHARE",
    "prediction_record_kb": "NUMBER",
    "retention_days": "COUNT",
    "weeks_to_go_live": "NUMBER",
    "team_fte": "NUMBER",
    "skill": "COUNT",
    "budget_per_month": "MONEY",
    "price_per_replica_hour": "MONEY",
    "tokens_in": "NUMBER",
    "tokens_out": "NUMBER",
    "price_per_million_tokens_in": "MONEY",
    "price_per_million_tokens_out": "MONEY",
    "review_share": "SHARE",
    "review_minutes": "NUMBER",
    "artefact_mb": "NUMBER",
    "uplink_mbps": "NUMBER",
}

# How many bullets each part of each checklist has; a part written whole has no number behind it.
BULLETS = {
    "000-S-": "G4 A9 P3 I2 E2",
    "000-L-": "G4 A12 P3 I2 E2",
    "001-S-": "G4 A9 P2 I2 E2",
    "001-L-": "G4 A12 P2 I2 E2",
    "001-": "T5",
    "002-": "K4 C7 P1 X2 L3 T3 H1",
    "003-": "G4 I5 A5 M6 V4 C4",
}
LEAD_BULLETS = {"002-0", "002-I0", "002-I1", "002-I2", "002-I3", "002-I4", "003-0"}

# The ids of practices are public.
PRACTICES = """
code.tests code.lint code.typecheck deps.declared deps.locked env.container repo.owners docs.model-card docs.runbook
ci.pipeline ci.tests ci.security-scan ci.dependency-updates cd.release cd.approval infra.as-code
data.versioned data.validation pipeline.orchestrated data.feature-store
model.experiment-tracking model.registry model.evaluation model.quality-gate model.reproducible model.behaviour-tests
model.explainability model.fairness
serving.online serving.batch serving.input-validation serving.health-checks serving.auth serving.autoscaling
serving.resource-limits serving.load-test deploy.progressive deploy.rollback
monitor.service-metrics monitor.prediction-log monitor.drift monitor.alerting monitor.dashboard retraining.automated
security.policy security.secrets security.sbom privacy.protection
genai.evals genai.guardrails genai.tracing genai.prompts-managed
"""

ADDED_BY_OVERLAYS = {
    "genai": {
        "genai.evaluation": "2!/3!",
        "genai.safety": "2!/3!",
        "genai.tracing": "1/2",
        "genai.prompts": "1/2",
        "genai.cost": "1/2",
    },
    "regulated": {"reg.validation": "3!/3!", "reg.documentation": "3!/3!"},
}
AREAS = "purpose people data model delivery serving integration operation governance content"
EVERYTHING = [(name, one) for name in PLAYBOOKS for one in shipped_playbook(name, OVERLAYS).controls]
EVERY_CONTROL = pytest.mark.parametrize(
    "one", [one for _, one in EVERYTHING], ids=[f"{n}-{c.id}" for n, c in EVERYTHING]
)


def bullets() -> set[str]:
    counted = {
        f"{start}{part[0]}{number}"
        for start, parts in BULLETS.items()
        for part in parts.split()
        for number in range(1, int(part[1:]) + 1)
    }
    return counted | LEAD_BULLETS


def bar(one: Control) -> str:
    return f"{one.minimum}{'!' if one.blocks else ''}"


def bars(name: str, *overlays: str) -> str:
    """Return the minimum of one control in both playbooks, as the table above writes it."""
    found = [shipped_playbook(playbook, overlays).find(name) for playbook in PLAYBOOKS]
    return "/".join(bar(one) if one else "-" for one in found)


@cache
def plan_of(name: str) -> str:
    return plan_text(assessed(shipped_playbook(name, OVERLAYS), NOTHING_SAID))


@cache
def roles() -> frozenset[str]:
    return frozenset(role.id for role in load_roles(Library()))


def conditions() -> Iterator[When]:
    yield from (rule.when for rule in load_consistency(Library()))
    for _, one in EVERYTHING:
        yield from (when for when in (one.asked_when, one.blocks_when) if when)


@pytest.mark.parametrize("row", MINIMUMS.split("\n")[1:-1], ids=lambda row: row.split()[0])
def test_every_topic_is_a_control_with_its_minimums(row: str) -> None:
    name, minimums = row.split()
    assert bars(name, *(["content"] if name.startswith("content.") else [])) == minimums


def test_there_are_sixty_five_topics_and_the_playbooks_ask_nothing_else() -> None:
    topics = {row.split()[0] for row in MINIMUMS.split("\n")[1:-1]}
    assert len(topics) == 65
    for name in PLAYBOOKS:
        assert {one.id for one in shipped_playbook(name, ("content",)).controls} == topics
        assert {one.id for one in shipped_playbook(name).controls} == {
            one for one in topics if not one.startswith("content.")
        }


@pytest.mark.parametrize("overlay", ADDED_BY_OVERLAYS)
def test_an_overlay_adds_exactly_its_controls(overlay: str) -> None:
    for name in PLAYBOOKS:
        with_it, without = ({one.id for one in shipped_playbook(name, given).controls} for given in ((overlay,), ()))
        assert with_it - without == ADDED_BY_OVERLAYS[overlay].keys()
    for control, minimums in ADDED_BY_OVERLAYS[overlay].items():
        assert bars(control, overlay) == minimums


def test_the_overlay_for_regulated_use_raises_what_a_regulator_asks_for() -> None:
    chosen = shipped_playbook("startup", ("regulated",))
    governed = [one.id for one in shipped_playbook().controls if one.id.startswith("gov.")]
    assert len(governed) == 5
    for name in (*governed, "assess.model", "ops.logging"):
        assert bars(name, "regulated") == "3!/3!"
    raised = {*governed, "assess.model", "ops.logging", "reg.validation", "reg.documentation"}
    assert all(bar(one) == bars(one.id).split("/")[0] for one in chosen.controls if one.id not in raised)


def test_harm_blocks_where_the_model_decides_about_people() -> None:
    for name in PLAYBOOKS:
        blocking = {
            one.id: one.blocks_when for one in shipped_playbook(name, ("content", "genai")).controls if one.blocks_when
        }
        assert blocking == {"gov.ethics": When({"context.decides_about_people": True})}


@EVERY_CONTROL
def test_every_control_has_an_owner_a_remedy_a_reference_and_an_area(one: Control) -> None:
    assert one.role in roles()
    assert one.remedy is not None
    assert len(one.remedy.steps) >= 2
    assert one.references
    assert one.area in AREAS.split()


@EVERY_CONTROL
def test_every_control_has_five_choices_from_nothing_to_the_best(one: Control) -> None:
    assert [choice.level for choice in one.choices] == [0, 1, 2, 3, 4]


@EVERY_CONTROL
def test_every_control_follows_the_rule_for_target_and_weight(one: Control) -> None:
    assert one.target == min(one.minimum + 1, 4)
    assert one.weight == (3 if one.blocks else 1)


@EVERY_CONTROL
def test_every_practice_that_speaks_for_a_control_is_there(one: Control) -> None:
    assert all(name in PRACTICES.split() for names in one.evidence for name in names.split("|"))


def test_the_practices_are_the_public_ones() -> None:
    listed = PRACTICES.split()
    assert len(listed) == len(set(listed)) == 52
    assert set(load_practices(Library())) == set(listed)


def test_one_id_alone_is_used_for_a_control_and_a_practice() -> None:
    library = Library()
    controls = {one.id for _, one in EVERYTHING}
    practices, sources = set(load_practices(library)), {one.id for one in load_sources(library)[1]}
    assert controls & practices == {"genai.tracing"}  # `explain` shows both
    assert not (controls | practices) & sources
    terms = [word for one in load_terms(library) for word in (one.id, *one.also)]
    owners = [one.id for one in load_roles(library)]
    assert len(set(terms)) == len(terms)
    assert len(set(owners)) == len(owners)


def test_every_word_leads_to_words_that_are_there() -> None:
    terms = {one.id: one for one in load_terms(Library())}
    assert all(name in terms for one in terms.values() for name in one.see)


def test_every_verdict_outcome_status_and_strength_can_be_looked_up() -> None:
    explained = {word for one in load_terms(Library()) for word in (one.id, *one.also)}
    assert {*Verdict, *Outcome, *Status, *Strength} <= explained


def test_every_bullet_of_the_checklists_is_kept() -> None:
    documents, listed = load_sources(Library())
    assert len(listed) == 145
    assert {one.id for one in listed} == bullets()
    assert len(bullets()) == 145
    numbers = {one.id: one.number for one in documents}
    assert all(one.id.startswith(f"{numbers[one.document]}-") for one in listed)


@pytest.mark.parametrize("name", sorted(bullets()))
def test_every_bullet_is_asked_about_and_answered_by_the_plan(name: str) -> None:
    for playbook in PLAYBOOKS:
        asked = [one.id for one in shipped_playbook(playbook, OVERLAYS).controls if name in one.sources]
        assert asked
        assert re.search(rf"(?<!\w){name}(?!\w)", plan_of(playbook))


def test_no_control_names_a_bullet_that_is_not_there() -> None:
    known = bullets()
    assert [(one.id, name) for _, one in EVERYTHING for name in one.sources if name not in known] == []


@pytest.mark.parametrize("playbook", PLAYBOOKS)
@pytest.mark.parametrize("name", CONTEXT)
def test_every_context_question_is_asked_with_its_choices(name: str, playbook: str) -> None:
    question = shipped_playbook(playbook).question(f"context.{name}")
    assert question is not None
    if question.type is ContextType.CHOICE:
        assert " ".join(one.id for one in question.choices) == CONTEXT[name]
    else:
        assert question.type.name == CONTEXT[name]


def test_there_are_sixty_two_context_questions_and_overlays_add_none() -> None:
    assert len(CONTEXT) == 62
    for name in PLAYBOOKS:
        assert {one.id for one in shipped_playbook(name, OVERLAYS).context} == CONTEXT.keys()


def test_only_the_delay_of_the_truth_may_be_never() -> None:
    words = {one.id: one.words for one in shipped_playbook().context if one.words}
    assert words == {"ground_truth_delay_days": ("never",)}


def test_every_condition_looks_at_something_that_is_there() -> None:
    chosen = shipped_playbook("enterprise", OVERLAYS)
    assumed = {f"assumptions.{name}" for name in type(NOTHING_SAID.assumptions).model_fields}
    assert [name for when in conditions() for name in when.ids if name not in {*chosen.ids, *assumed, CHAIN}] == []


@pytest.mark.parametrize("crosswalk", load_crosswalks(Library()), ids=lambda one: one.id)
def test_a_crosswalk_names_controls_and_practices_that_are_there(
    crosswalk: LadderCrosswalk | MlTestScoreCrosswalk,
) -> None:
    controls = {one.id for one in shipped_playbook().controls}
    practices = set(PRACTICES.split())
    if isinstance(crosswalk, LadderCrosswalk):
        signs = [sign for level in crosswalk.levels for statement in level.requires for sign in statement.signs]
        assert {sign.control for sign in signs} - {None} <= controls
        assert {sign.practice for sign in signs} - {None} <= practices
    else:
        tests = [test for section in crosswalk.sections for test in section.tests]
        assert {name for test in tests for name in test.controls} <= controls
        assert {name for test in tests for name in test.practices} <= practices
        assert [len(section.tests) for section in crosswalk.sections] == [7, 7, 7, 7]


def test_there_are_the_three_crosswalks() -> None:
    assert [one.id for one in load_crosswalks(Library())] == ["google-mlops", "microsoft-mlops", "ml-test-score"]


def test_exit_codes_are_unique_and_as_documented() -> None:
    assert {one.name: one.value for one in Exit} == {
        "DONE": 0,
        "FAILED_CONDITION": 1,
        "USAGE": 2,
        "DOCUMENT": 3,
        "TARGET": 4,
        "UNANSWERED": 5,
        "BUG": 70,
        "INTERRUPTED": 130,
    }
    assert len(set(Exit)) == len(Exit.__members__)


def test_no_error_that_is_foreseen_ends_as_a_bug() -> None:
    errors = [one for one in vars(mlready.errors).values() if isinstance(one, type) and issubclass(one, MlreadyError)]
    codes = {one.__name__: one.code for one in errors if one is not MlreadyError}
    assert codes == {
        "UsageError": Exit.USAGE,
        "DocumentError": Exit.DOCUMENT,
        "TargetError": Exit.TARGET,
        "UnansweredError": Exit.UNANSWERED,
    }


def test_the_hash_of_a_proof_is_that_of_its_bytes_even_of_none(tmp_path: Path) -> None:
    (tmp_path / "empty.md").touch()
    (tmp_path / "one.md").write_bytes(b"1\r\n")
    assert hash_proofs(["empty.md", "one.md", "gone.md"], [tmp_path]) == {
        "empty.md": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "one.md": hashlib.sha256(b"1\r\n").hexdigest(),
        "gone.md": None,
    }


def test_the_digest_of_a_playbook_changes_with_what_it_is_made_of() -> None:
    digests = {shipped_playbook(name, overlays).digest for name in PLAYBOOKS for overlays in ((), ("genai",), OVERLAYS)}
    assert len(digests) == 6
