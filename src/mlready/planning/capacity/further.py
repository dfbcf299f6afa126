"""What else the answers tell: how long requests wait, how steep it may rise, what a test can see."""

from dataclasses import replace
from typing import Final

from mlready.model.capacity import Further, Quantity
from mlready.planning.capacity.known import Known
from mlready.planning.capacity.load import PEAK, batch_workers, error_share, peak, run_seconds
from mlready.planning.capacity.samples import normal_quantile, normal_tail, rest, users, versions
from mlready.planning.capacity.term import Term, rounded

TEST_DAYS: Final = 28
_BUDGET_DAYS: Final = 30
_MILLI: Final = 1_000
_HOUR_SECONDS: Final = 3_600
_RULE_OF_THREE: Final = 3
# Beyond this nobody waits for a free place, and the sum grows long.
_MANY_AT_ONCE: Final = 10_000


def further_of(known: Known) -> Further:
    """Return the figures that help to read the others."""
    return Further(
        peak=peak_per_second(known),
        mean_wait_ms=mean_wait_ms(known),
        ramp_per_minute=ramp_per_minute(known),
        batch_hours=batch_hours(known),
        error_budget_requests=error_budget_requests(known),
        clean_reviews=clean_reviews(known),
        detectable_uplift=detectable_uplift(known),
    )


def peak_per_second(known: Known) -> Quantity:
    """Requests a second at the busiest moment a year from now."""
    if missing := known.missing(PEAK):
        return known.unknown(missing)
    return known.quantity("requests per second", peak(known))


def mean_wait_ms(known: Known) -> Quantity:
    """Milliseconds that a request waits on average where one replica is as busy as wanted."""
    if missing := known.missing("concurrency_per_replica", "service_time_ms"):
        return known.unknown(missing)
    places, busy = known["concurrency_per_replica"], known.assumption("utilisation")
    if busy.value >= 1 or places.value > _MANY_AT_ONCE:
        return known.unusable("it has no bound, or is next to nothing", "context.concurrency_per_replica")
    wait = erlang_c(int(places.value), float(busy.value))
    chance = replace(
        places * busy,
        value=wait,
        formula=f"C({places.formula}, {busy.formula})",
        working=rounded(wait),
        binds=places.binds,
    )
    return known.quantity("milliseconds", chance / (places * rest(busy)) * known["service_time_ms"])


def erlang_c(places: int, busy: float) -> float:
    """Return how likely an arrival finds all `places` taken, each of them `busy` for that share of the time.

    >>> round(erlang_c(1, 0.6), 3), round(erlang_c(4, 0.6), 3)
    (0.6, 0.287)
    """
    offered = places * busy
    blocked = 1.0
    for number in range(1, places + 1):
        blocked = offered * blocked / (number + offered * blocked)
    return blocked / (1 - busy * (1 - blocked))


def ramp_per_minute(known: Known) -> Quantity:
    """How much the rate may rise in a minute while the spare replicas carry what new ones are to."""
    if missing := known.missing("start_up_minutes", "service_time_ms", "concurrency_per_replica"):
        return known.unknown(missing)
    start_up = known["start_up_minutes"]
    if start_up.value == 0:
        return known.unusable("a replica is there at once", "context.start_up_minutes")
    seconds = (known["service_time_ms"] / _MILLI).settled()
    carried = known.assumption("spare") * known["concurrency_per_replica"] * known.assumption("utilisation")
    return known.quantity("requests per second, each minute", carried / (seconds * start_up))


def batch_hours(known: Known) -> Quantity:
    """Hours that a run takes with the workers it is given."""
    workers = batch_workers(known)
    if workers.value is None:
        return workers
    shared = Term.answer("batch_workers", workers.value) * known.assumption("batch_efficiency")
    return known.quantity("hours", run_seconds(known) / shared / _HOUR_SECONDS)


def error_budget_requests(known: Known) -> Quantity:
    """Requests in 30 days that may fail."""
    if missing := known.missing("availability_target_percent", "requests_per_day"):
        return known.unknown(missing)
    return known.quantity("requests in 30 days", error_share(known) * known["requests_per_day"] * _BUDGET_DAYS)


def clean_reviews(known: Known) -> Quantity:
    """By the rule of three: reviews without one error that show, at 95 %, that the error share is below the alarm."""
    if missing := known.missing("error_rate_alarm"):
        return known.unknown(missing)
    return known.quantity("reviews", (Term.constant(_RULE_OF_THREE) / known["error_rate_alarm"]).ceiling())


def detectable_uplift(known: Known) -> Quantity:
    """The smallest uplift that an A/B test of four weeks can see."""
    if missing := known.missing("conversion_rate", "users_per_day|requests_per_day"):
        return known.unknown(missing)
    before = known["conversion_rate"]
    each = users(known) * TEST_DAYS / versions(known)
    bounds = normal_tail(known.assumption("alpha"), sides=2) + normal_quantile(known.assumption("power"))
    return known.quantity("share", bounds * (2 * before * rest(before) / each).root())
