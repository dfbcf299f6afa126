"""A release in words: beside the other words, as a plan alone has one."""

from collections.abc import Sequence
from typing import Final

from mlready.model.amounts import number
from mlready.model.strategy import ReleaseStep
from mlready.render.words import inside

_ALL: Final = 100


def release(steps: Sequence[ReleaseStep]) -> str:
    """Return the strategies of a release in order, each once, with its shares where it goes live in several steps."""
    return ", then ".join(
        _with_shares(name, steps) if not number else inside(_with_shares(name, steps))
        for number, name in enumerate(dict.fromkeys(step.strategy for step in steps))
    )


def _with_shares(strategy: str, steps: Sequence[ReleaseStep]) -> str:
    shares = [step.share for step in steps if step.strategy == strategy and step.live and step.share is not None]
    return f"{strategy} ({' → '.join(number(_ALL * share) for share in shares)} %)" if shares[1:] else strategy
