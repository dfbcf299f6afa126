"""How many requests or users it takes to tell two versions apart, and how many days that is."""

from dataclasses import replace
from fractions import Fraction
from statistics import NormalDist
from typing import Final

from mlready.model.capacity import Quantity
from mlready.planning.capacity.known import Known
from mlready.planning.capacity.term import MINUS, Term, rounded

_WEEK: Final = 7
_PAIR: Final = 2
_ONE: Final = "One is the least that shows anything."
_SMALLEST: Final = 1e-300


def canary_sample(known: Known) -> Quantity:
    """Requests that the new version must see before a rise of the error share to the alarm shows. One-sided."""
    if missing := known.missing("error_rate_now", "error_rate_alarm"):
        return known.unknown(missing)
    now, alarm = known["error_rate_now"], known["error_rate_alarm"]
    if alarm.value <= now.value:
        return known.unusable("the share that would alarm you is not above today's", "context.error_rate_alarm")
    power = known.assumption("canary_power")
    spread = normal_tail(known.assumption("alpha")) * _deviation(now) + normal_quantile(power) * _deviation(alarm)
    return known.quantity("requests", _at_least_one((spread / (alarm - now)).square().ceiling()))


def canary_days(known: Known) -> Quantity:
    """Days until the canary's share of the traffic has seen its sample."""
    sample = canary_sample(known)
    missing = known.missing("requests_per_day")
    if sample.value is None or missing:
        open_days = known.without(sample, *missing)
        runs = known.answers.value("context.mode") == "batch"  # whose new version sees all records or none
        return open_days.model_copy(update={"applies": False}) if runs else open_days
    seen_a_day = known["requests_per_day"] * known.assumption("canary_share")
    return known.quantity("days", Term.answer("canary_sample", sample.value) / seen_a_day)


def ab_sample_per_arm(known: Known) -> Quantity:
    """Users that each version needs before the smallest uplift worth having shows. Two-sided, equal arms."""
    if missing := known.missing("conversion_rate", "minimum_uplift"):
        return known.unknown(missing)
    before, uplift = known["conversion_rate"], known["minimum_uplift"]
    after = (before + uplift).settled()
    if after.value > 1:
        return known.unusable("the uplift would lift the share above 100 %", "context.minimum_uplift")
    middle = (before + uplift / 2).settled()
    alpha, power = known.assumption("alpha"), known.assumption("power")
    alike, apart = 2 * middle * rest(middle), before * rest(before) + after * rest(after)
    spread = normal_tail(alpha, sides=2) * alike.root() + normal_quantile(power) * apart.root()
    return known.quantity("users per version", _at_least_one((spread / uplift).square().ceiling()))


def ab_days(known: Known) -> Quantity:
    """Days until every version has seen its sample, up to whole weeks: weekdays differ."""
    sample = ab_sample_per_arm(known)
    missing = known.missing("users_per_day|requests_per_day")
    if sample.value is None or missing:
        return known.without(sample, *missing)
    weeks = (Term.answer("ab_sample_per_arm", sample.value) * versions(known) / users(known) / _WEEK).ceiling()
    return known.quantity("days", weeks * _WEEK)


def versions(known: Known) -> Term:
    """Return how many versions share the users; an A/B test has two at least."""
    if "variants" in known and known["variants"].value > _PAIR:
        return known["variants"]
    return Term.constant(_PAIR)


def users(known: Known) -> Term:
    """Return who can be put into a test on one day; needs ``users_per_day|requests_per_day``."""
    if "users_per_day" in known:
        return known["users_per_day"]
    return known["requests_per_day"].noting("Nobody has said how many users there are, so each request counts as one.")


def normal_tail(alpha: Term, sides: int = 1) -> Term:
    """Return the bound that chance alone crosses with the probability `alpha`, on one side or on both."""
    share = f"{alpha.formula} ÷ {sides}" if sides > 1 else alpha.formula
    return _bound(f"z(1 {MINUS} {share})", -NormalDist().inv_cdf(max(float(alpha.value) / sides, _SMALLEST)), alpha)


def normal_quantile(power: Term) -> Term:
    """Return what a normal outcome stays below with the probability `power`."""
    return _bound(f"z({power.formula})", NormalDist().inv_cdf(float(power.value)), power)


def _bound(name: str, value: float, source: Term) -> Term:
    return replace(source, value=value, formula=name, working=rounded(value))


def rest(share: Term) -> Term:
    """Return what `share` leaves of all."""
    return (1 - share).settled()


def _deviation(share: Term) -> Term:
    """Return the standard deviation of one yes-or-no outcome."""
    return (share * rest(share)).root()


def _at_least_one(sample: Term) -> Term:
    """Return `sample`; where an answer is certain to differ, one is enough."""
    return sample if sample.value >= 1 else replace(sample, value=Fraction(1)).noting(_ONE)
