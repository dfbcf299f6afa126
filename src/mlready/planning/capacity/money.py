"""What the machines and the tokens of a month cost, for the load a year from now."""

from dataclasses import replace
from typing import Final

from mlready.model.capacity import Quantity
from mlready.planning.capacity.known import Known
from mlready.planning.capacity.load import VOLUME, batch_workers, grown, replicas, volume
from mlready.planning.capacity.term import Binds, Term, decimal, exact, rounded

# What a hosted language model may be behind, while nobody has said whether one is.
_OF_LANGUAGE: Final = frozenset({"generation", "nlp"})
_MONTHLY: Final = "your currency per month"
_DAY_HOURS: Final = 24
_MILLION: Final = 1_000_000
_THOUSAND: Final = 1_000
_TOKENS: Final = ("tokens_in", "price_per_million_tokens_in", "tokens_out", "price_per_million_tokens_out")
# Where a machine is there, and paid for, whether it works or not.
_ALWAYS_ON: Final = frozenset({"single-vm", "on-premise"})
_LEFT_OUT: Final = "Storage, network, monitoring and people are left out of the cost."
_ALL_MONTH: Final = "As many replicas as the peak needs run all month; fewer outside it cost less."
_PAID_FOR: Final = "The workers are there all month, so all of it is paid for."
_WINDOW: Final = "The workers are paid for during the whole window of each run."
_ON_DEVICES: Final = "the devices carry the load, so there is no machine to pay by the hour"


def machines(known: Known) -> Quantity:
    """The replicas, or the workers of the batch, whichever the system has."""
    ways = [_of_replicas(known), _of_workers(known)]
    if known.word("mode") == "batch":
        ways.reverse()
    done = [one for one in ways if one.value is not None]
    if done or known.word("mode") is not None:
        return (done or ways)[0]
    return min(ways, key=lambda one: len(one.missing))


def _of_replicas(known: Known) -> Quantity:
    number = replicas(known)
    missing = known.missing("price_per_replica_hour")
    if number.value is None or missing:
        return known.without(number, *missing)
    cost = Term.answer("replicas", number.value) * known["price_per_replica_hour"] * known.assumption("month_hours")
    return known.quantity(_MONTHLY, cost.noting(_ALL_MONTH))


def _of_workers(known: Known) -> Quantity:
    number = batch_workers(known)
    always_on = known.word("platform") in _ALWAYS_ON
    missing = known.missing("price_per_replica_hour", *(() if always_on else ("batch_runs_per_day",)))
    if number.value is None or missing:
        return known.without(number, *missing)
    hourly = Term.answer("batch_workers", number.value) * known["price_per_replica_hour"]
    month = known.assumption("month_hours")
    if always_on:
        return known.quantity(_MONTHLY, (hourly * month).noting(_PAID_FOR))
    hours = hourly * known["batch_window_hours"] * known["batch_runs_per_day"] * month / _DAY_HOURS
    return known.quantity(_MONTHLY, hours.noting(_WINDOW))


def llm_cost_per_month(known: Known) -> Quantity:
    """What a hosted language model bills by the token."""
    if missing := known.missing(*VOLUME, *_TOKENS):
        unknown = known.unknown(missing)
        language = known.word("problem_type") in {None, *_OF_LANGUAGE}
        return unknown if unknown.applies is not None or language else unknown.model_copy(update={"applies": False})
    sent = known["tokens_in"] * known["price_per_million_tokens_in"]
    returned = known["tokens_out"] * known["price_per_million_tokens_out"]
    return known.quantity(_MONTHLY, _monthly_volume(known) * (sent + returned) / _MILLION)


def cost_per_month(known: Known) -> Quantity:
    """Everything that can be computed, machines and tokens; what is left out stands among ``assumed``."""
    if known.word("mode") == "edge":
        return Quantity(applies=False, reason=_ON_DEVICES)
    parts = cost_parts(known)
    terms = [_part(name, part) for name, part in parts.items() if part.value is not None]
    if not terms:
        return min(parts.values(), key=lambda one: (one.applies is False, len(one.missing)))
    left_out = [
        f"The {name} are left out of the cost: nobody has answered {', '.join(part.missing)}."
        for name, part in parts.items()
        if part.value is None
    ]
    return known.quantity(_MONTHLY, sum(terms[1:], terms[0]).noting(*left_out, _LEFT_OUT))


def cost_parts(known: Known) -> dict[str, Quantity]:
    """Return what the month's cost is made of, tokens only where a language model bills them."""
    machine = {"machines": machines(known)}
    return machine | {"tokens": llm_cost_per_month(known)} if _bills_tokens(known) else machine


def cost_per_1000_predictions(known: Known) -> Quantity:
    """The month's cost by the predictions of that month."""
    cost = cost_per_month(known)
    missing = known.missing(*VOLUME)
    if cost.value is None or missing:
        return known.without(cost, *missing)
    month = Term.answer("cost_per_month", cost.value)
    if cost.value != round(cost.value, 2):
        # an earlier figure may have digits without end
        month = replace(month, working=decimal(round(cost.value, 2)) if cost.value > _THOUSAND else rounded(cost.value))
    each = month / _monthly_volume(known)
    return known.quantity("your currency per 1,000", (each * _THOUSAND).noting(*cost.remarks))


def _monthly_volume(known: Known) -> Term:
    return grown(volume(known), known) * known.assumption("month_hours") / _DAY_HOURS


def _bills_tokens(known: Known) -> bool:
    return known.answers.value("context.hosted_llm") is True or any(name in known for name in _TOKENS)


def _part(name: str, part: Quantity) -> Term:
    """Return one part of the cost: machines by their own formula, tokens by their name."""
    if name == "tokens":
        return Term.answer("llm_cost_per_month", part.value or 0).noting(*part.remarks)
    return Term(exact(part.value or 0), part.formula, part.working, Binds.PRODUCT, part.inputs, part.remarks)
