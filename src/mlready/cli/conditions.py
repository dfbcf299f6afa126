"""What makes `mlready check` exit 1."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from mlready.errors import UsageError
from mlready.model.assessment import Assessment, Verdict
from mlready.render.words import count


class FailOn(StrEnum):
    """What ends in exit code 1."""

    NEVER = "never"
    VERDICT = "verdict"
    SCORE = "score"
    NEW_GAPS = "new-gaps"


@dataclass(frozen=True, slots=True)
class Condition:
    """What the command fails on. `known` are the controls that fell short before."""

    on: FailOn
    min_score: float = 0
    known: frozenset[str] = frozenset()

    def failure(self, assessment: Assessment) -> str | None:
        """Return why the command fails, or None. A system that is out of scope has nothing to fail on."""
        match self.on:
            case FailOn.NEVER:
                return None
            case FailOn.VERDICT:
                return "the verdict is not-ready" if assessment.verdict is Verdict.NOT_READY else None
            case FailOn.SCORE:
                score = assessment.overall.score
                if score is None or round(score, 1) >= self.min_score:
                    return None
                return f"the score {score:.1f} is below {self.min_score:g}"
            case FailOn.NEW_GAPS:
                short = [one.control.id for one in assessment.findings if one.due_before_launch]
                new = [name for name in short if name not in self.known]
                return f"{count(len(new), 'new gap')}: {', '.join(new)}" if new else None


def condition(on: FailOn, min_score: float | None, baseline: Path | None) -> Condition:
    """Return what the options ask for, the baseline read; raise UsageError where they do not fit together."""
    for wanted, given, option in (
        (FailOn.SCORE, min_score is not None, "--min-score"),
        (FailOn.NEW_GAPS, baseline is not None, "--baseline"),
    ):
        if given != (on is wanted):
            raise UsageError(f"--fail-on {wanted.value} and {option} go together")
    if baseline is None:
        return Condition(on, min_score or 0)
    from mlready.store.baseline import read_baseline  # noqa: PLC0415 - few ask for it

    return Condition(on, known=read_baseline(baseline))
