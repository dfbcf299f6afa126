from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mlready.model.strategies import Strategies
from mlready.model.text import PLACE, Text, Wording
from mlready.resources import shipped
from mlready.store.books import load_book
from mlready.store.library import Library
from mlready.store.schemas import strategies_schema
from mlready.store.yaml import parse
from own_documents import library, refusal
from shipped import NOTHING_SAID, OVERLAYS, shipped_playbook

STRATEGIES = (
    "recreate rolling blue-green canary shadow ab-test bandit champion-challenger feature-flag batch-switch edge-ota "
    "human-in-the-loop"
)
BASES = "R2 R3 R4 R5 R6 R7 R7b R9 R14 R15 R16 R18"
MODIFIERS = "R5 R8 R10 R11 R12 R13 R17"
NEEDS = {
    "shadow": {"context.incumbent", "context.call_has_effects", "gov.compliance"},
    "canary": {"context.router", "ops.service-health", "sys.versioning"},
    "blue-green": {"context.capacity_multiple", "context.router", "sys.versioning"},
    "ab-test": {"context.sticky_users", "capacity.ab_days"},
    "bandit": {"context.fast_reward", "context.skill"},
    "champion-challenger": {"context.incumbent", "sys.versioning"},
    "feature-flag": {"context.router"},
    "recreate": {"context.downtime_ok"},
    "rolling": {"context.state"},
    "batch-switch": {"context.mode"},
    "edge-ota": {"context.mode"},
    "human-in-the-loop": set(),
}
OWN = "advice/strategies.yaml"
FILE = shipped("playbooks").joinpath("advice", "strategies.yaml")


@pytest.fixture(scope="module")
def text() -> str:
    return FILE.read_text(encoding="utf-8")


def strategies(library: Library) -> Strategies:
    return load_book(library, "strategies", Strategies)


def test_there_are_the_twelve_strategies() -> None:
    assert [kind.id for kind in strategies(Library()).strategies] == STRATEGIES.split()


def test_the_rules_stand_in_the_order_of_the_rulings() -> None:
    rules = strategies(Library()).rules
    assert [rule.id for rule in rules if rule.kind == "stop"] == ["R1"]
    assert [rule.id for rule in rules if rule.kind in {"base", "first-step"}] == BASES.split()
    assert [rule.id for rule in rules if rule.kind == "modifier"] == MODIFIERS.split()


@pytest.mark.parametrize("name", NEEDS)
def test_the_hard_prerequisites_of_ruling_28_look_at_these(name: str) -> None:
    needs = strategies(Library()).kind(name).needs
    assert {one for need in needs for one in need.when.ids} == NEEDS[name]


def test_every_condition_and_text_looks_at_something_that_is_there() -> None:
    book = strategies(Library())
    chosen = shipped_playbook("enterprise", OVERLAYS)
    known = {*chosen.ids, *(f"assumptions.{name}" for name in type(NOTHING_SAID.assumptions).model_fields)}
    known |= {"capacity.canary_sample", "capacity.ab_days"}
    assert set(book.ids) <= known
    assert {place[0] for place in PLACE.findall(FILE.read_text(encoding="utf-8").split("technical_when")[1])} <= known
    assert {one.control for one in book.preparations if one.control} <= {one.id for one in chosen.controls}


def test_every_alternative_of_a_text_can_be_reached() -> None:
    """A wording that always holds hides those after it."""

    def always(one: Wording) -> bool:
        return one.when is None and not PLACE.search(one.says)

    hidden = [text for text in _texts(strategies(Library())) if any(always(one) for one in text[:-1])]
    assert hidden == []


def _texts(value: object) -> list[Text]:
    if isinstance(value, tuple) and value and all(isinstance(one, Wording) for one in value):
        return [value]
    parts = [getattr(value, name) for name in getattr(type(value), "model_fields", {})]
    parts += list(value) if isinstance(value, tuple) else []
    return [text for part in parts for text in _texts(part)]


def test_the_shipped_file_fits_its_schema(text: str) -> None:
    assert [one.message for one in Draft202012Validator(strategies_schema()).iter_errors(parse(text, "a").data)] == []


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        (
            "instead: [rolling]\n    prepares: [smoke-test, one-command-back]",
            "instead: [roling]",
            "strategies.recreate.instead",
            "there is no roling here; did you mean rolling?",
        ),
        ("    prepares: [lab,", "    prepares: [labs,", "strategies.edge-ota.prepares", "there is no labs here"),
        ("parts: [edge-ota]", "parts: [ota]", "rules.R2.parts.0", "there is no ota here"),
        (
            "steps: [switch]}",
            "steps: [swich]}",
            "rules.R4.parts.batch-switch.steps",
            "there is no swich here; did you mean switch?",
        ),
        ("  - id: rolling\n", "  - id: recreate\n", "strategies.1.id", "there are two of recreate"),
        ("caps: {shadow: 0.1}", "caps: {shade: 0.1}", "rules.R10.caps", "there is no shade here"),
        ("always: [real-data, person-stays]", "always: [data]", "always", "there is no data here"),
        (
            "{canary: [shadow, blue-green]}",
            "{canary: [shadow, green]}",
            "rules.R8.replaces.canary",
            "there is no green",
        ),
        (
            "strategies: [shadow]\n",
            "strategies: [shadows]\n",
            "platform_facts.sagemaker-shadow.strategies",
            "there is no shadows here",
        ),
        (
            "shares: [0.05, 0.25, 0.5, 1]",
            "shares: [5]",
            "strategies.canary.steps.ramp.shares.0",
            "it should be less than or",
        ),
        (
            "p95 within {context.latency_target_ms} ms under",
            "p95 {within} {} under",
            "strategies.shadow.steps.mirror.promote.1",
            "braces take in an answer",
        ),
        ("context.mode: edge}\n    parts", "context.mode: '> x y'}\n    parts", "rules.R2.when", "cannot read"),
        ("kind: stop", "kind: halt", "rules.R1.kind", "it should be 'stop'"),
    ],
)
def test_what_is_wrong_is_told_where_it_is(  # noqa: PLR0913, PLR0917 - one row a mistake
    tmp_path: Path, text: str, old: str, new: str, place: str, says: str
) -> None:
    assert old in text
    changed = text.replace(old, new, 1)
    line = text[: text.index(old)].count("\n") + 1
    found = refusal(strategies, tmp_path, OWN, changed)
    assert any(f": {place}" in one and says in one for one in found), found
    lines = [int(one.split(":")[1]) for one in found]
    assert min(abs(line - one) for one in lines) <= 3


def test_the_last_base_must_hold_always(tmp_path: Path, text: str) -> None:
    plain = "title: The plain way, where nothing calls for another\n"
    changed = text.replace(plain, f"{plain}    when: {{context.mode: online}}\n")
    assert any("the last base must hold always" in one for one in refusal(strategies, tmp_path, OWN, changed))


def test_a_project_may_bring_its_own_rules(tmp_path: Path, text: str) -> None:
    ours = library(tmp_path, OWN, text.replace("hours: 168", "hours: 336"))
    assert strategies(ours).kind("shadow").steps[0].bake.hours == 336
