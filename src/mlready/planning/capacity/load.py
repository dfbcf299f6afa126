"""How much must be served at once, by how many machines, and what that leaves behind."""

from typing import Final

from mlready.model.capacity import Quantity
from mlready.planning.capacity.known import Known
from mlready.planning.capacity.term import Term, rounded

PEAK: Final = "peak_requests_per_second|requests_per_day"
# Either is the volume of a day: requests, or the records of all runs. Both of the second pair are needed.
VOLUME: Final = ("requests_per_day|batch_records", "requests_per_day|batch_runs_per_day")
_DAY_SECONDS: Final = 86_400
_HOUR_SECONDS: Final = 3_600
_MILLI: Final = 1_000
_MINUTES_30_DAYS: Final = 43_200
_ALL_PER_CENT: Final = 100
_KB_PER_GB: Final = 1_000_000
_BITS_PER_BYTE: Final = 8
_REVIEW_MINUTES_A_DAY: Final = 360


def grown(load: Term, known: Known) -> Term:
    """Return `load` as it will be a year from now."""
    if "yearly_growth" in known:
        return load * (1 + known["yearly_growth"]).settled()
    return load.noting("Nobody has said how much the load will grow, so no growth is counted.")


def peak(known: Known) -> Term:
    """Requests a second at the busiest moment a year from now; needs one of `PEAK`.

    A peak that was answered is never below the one that the volume of a day makes likely.
    """
    likely = None
    if "requests_per_day" in known:
        likely = known["requests_per_day"] / _DAY_SECONDS * known.assumption("peak_factor")
    if "peak_requests_per_second" not in known:
        highest = likely or known["requests_per_day"]
    else:
        highest = known["peak_requests_per_second"]
        if likely and likely.value > highest.value:
            highest = likely.noting(
                f"The answered peak of {highest.working} per second is raised to {rounded(likely.value)}, "
                f"as the volume of a day makes {likely.working} likely."
            )
    return _at_load(known, grown(highest, known))


def in_flight(known: Known) -> Quantity:
    """By Little's law: requests that are being served at the same time at the peak."""
    if missing := known.missing(PEAK, "service_time_ms"):
        return known.unknown(missing)
    return known.quantity("requests", _in_flight(known))


def replicas(known: Known) -> Quantity:
    """Copies of the service for the peak at the utilisation wanted, and the spare ones."""
    if missing := known.missing(PEAK, "service_time_ms", "concurrency_per_replica"):
        return known.unknown(missing)
    served_by_one = known["concurrency_per_replica"] * known.assumption("utilisation")
    return known.quantity("replicas", (_in_flight(known) / served_by_one).ceiling() + known.assumption("spare"))


def _in_flight(known: Known) -> Term:
    return peak(known) * known["service_time_ms"] / _MILLI


def batch_workers(known: Known) -> Quantity:
    """Workers that together finish a run within its window."""
    if missing := known.missing("batch_records", "milliseconds_per_record", "batch_window_hours"):
        return known.unknown(missing)
    window = known["batch_window_hours"] * _HOUR_SECONDS * known.assumption("batch_efficiency")
    return known.quantity("workers", (run_seconds(known) / window).ceiling())


def run_seconds(known: Known) -> Term:
    """Return the seconds that one worker would need for a whole run; needs records and milliseconds a record."""
    records = _at_load(known, grown(known["batch_records"], known))
    return records * known["milliseconds_per_record"] / _MILLI


def _at_load(known: Known, load: Term) -> Term:
    """Return `load` as many times over as somebody wants to see it."""
    return load if known.load == 1 else load * known.load


def volume(known: Known) -> Term:
    """Return predictions on an average day, today; needs one of each `VOLUME`."""
    if "requests_per_day" in known:
        return known["requests_per_day"]
    return known["batch_records"] * known["batch_runs_per_day"]


def log_gb(known: Known) -> Quantity:
    """Gigabytes of logged predictions once the first are deleted; one copy, not compressed."""
    rate = tuple(one.replace("|", "|peak_requests_per_second|") for one in VOLUME)
    if missing := known.missing(*rate, "prediction_record_kb", "retention_days"):
        return known.unknown(missing)
    kept = _logged(known) * known["prediction_record_kb"] * known["retention_days"] / _KB_PER_GB
    return known.quantity("GB", kept.noting("The log is one copy, not compressed."))


def _logged(known: Known) -> Term:
    """Return predictions a day: by the peak where that is all there is."""
    if "requests_per_day" in known or "peak_requests_per_second" not in known:
        return volume(known)
    return known["peak_requests_per_second"] / known.assumption("peak_factor") * _DAY_SECONDS


def error_budget_minutes(known: Known) -> Quantity:
    """Minutes in 30 days in which the service may fail."""
    if missing := known.missing("availability_target_percent"):
        return known.unknown(missing)
    return known.quantity("minutes in 30 days", error_share(known) * _MINUTES_30_DAYS)


def error_share(known: Known) -> Term:
    """Return the share of failures that the availability target leaves; needs the target."""
    return (_ALL_PER_CENT - known["availability_target_percent"]) / _ALL_PER_CENT


def reviewers_fte(known: Known) -> Quantity:
    """People who do nothing but review, six productive hours a day."""
    if missing := known.missing(*VOLUME, "review_share", "review_minutes"):
        return known.unknown(missing)
    minutes = volume(known) * known["review_share"] * known["review_minutes"]
    remark = f"A reviewer has {_REVIEW_MINUTES_A_DAY} productive minutes a day."
    return known.quantity("full-time people", (minutes / _REVIEW_MINUTES_A_DAY).noting(remark))


def edge_update_hours(known: Known) -> Quantity:
    """Hours until every device has downloaded a new model, all through one uplink."""
    if missing := known.missing("artefact_mb", "fleet_size", "uplink_mbps"):
        return known.unknown(missing)
    megabits = known["artefact_mb"] * known["fleet_size"] * _BITS_PER_BYTE
    return known.quantity("hours", megabits / known["uplink_mbps"] / _HOUR_SECONDS)
