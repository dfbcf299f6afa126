"""How a system would be released, from a few answers."""

from collections.abc import Mapping

from builders import answers
from mlready.model.strategy import Rejection, Requirement, Strategy, Undecided
from mlready.planning.capacity.figures import capacity_of
from mlready.planning.capacity.known import Known
from mlready.planning.situation import Situation
from mlready.planning.strategy.choose import choose
from shipped import advice, assessed, shipped_playbook

# With these no prerequisite on a control is short, and the stop rule has nothing to say.
SETTLED = {"gov.compliance": 2, "sys.versioning": 2, "ops.service-health": 2, "plan.strategy": 2}
# Answers by which an online system lacks nothing that a strategy could need.
EQUIPPED: dict[str, str | float] = {
    "mode": "online",
    "router": "mesh",
    "state": "stateless",
    "capacity_multiple": 2,
    "call_has_effects": False,
    "skill": 4,
    "downtime_ok": False,
    "gpu_scarce": False,
}
# A canary needs 2,373 requests to see this rise.
VISIBLE_RISE = {"error_rate_now": 0.005, "error_rate_alarm": 0.01}
# Each of two versions needs 31,234 users to see this uplift; at 8,000 a day that takes 7.8 days.
EXPERIMENT: Mapping[str, object] = {
    "compare_business_effect": True,
    "sticky_users": True,
    "users_per_day": 8_000,
    "conversion_rate": 0.05,
    "minimum_uplift": 0.005,
}


def released(levels: Mapping[str, object] = SETTLED, /, **context: object) -> Strategy:
    said = {name: value for name, value in context.items() if value is not None}
    assessment = assessed(shipped_playbook(), answers(levels, said))
    book = advice().strategies
    return choose(book, Situation.of(assessment, capacity_of(Known.of(assessment)), book.ids))


def equipped(levels: Mapping[str, object] = SETTLED, /, **context: object) -> Strategy:
    """Return the release of an online system that lacks nothing but what `context` says."""
    return released(levels, **{**EQUIPPED, **context})


def ids(strategy: Strategy) -> list[str]:
    """Return the strategies of a release in order, each once."""
    return list(dict.fromkeys(step.id for step in strategy.sequence))


def shares(strategy: Strategy, name: str) -> list[float | None]:
    return [step.share for step in strategy.sequence if step.id == name]


def rejection(strategy: Strategy, name: str) -> Rejection:
    return next(one for one in strategy.rejected if one.id == name)


def open_rule(strategy: Strategy, rule: str) -> Undecided | None:
    return next((one for one in strategy.undecided if one.rule == rule), None)


def requirement(strategy: Strategy, name: str | None, *on: str) -> Requirement | None:
    return next((one for one in strategy.requirements if one.strategy == name and one.ids == on), None)


def prepared(strategy: Strategy) -> list[str]:
    return [one.id for one in strategy.before]
