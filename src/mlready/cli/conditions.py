"""What makes `mlready check` exit 1."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from mlready.engine.snapshot import name_of
from mlready.errors import UsageError
from mlready.model.amounts import count
from mlready.model.assessment import Assessment, Verdict
from mlready.model.snapshot import Snapshot
from mlready.store.config import Config


class FailOn(StrEnum):
    """What ends in exit code 1."""

    NEVER = "never"
    VERDICT = "verdict"
    SCORE = "score"
    NEW_GAPS = "new-gaps"


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says of failing; None where it says nothing."""

    fail_on: FailOn | None = None
    min_score: float | None = None
    baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What the command fails on. `before` is what stood in the baseline, the file `baseline`."""

    on: FailOn
    min_score: float = 0
    before: Snapshot | None = None
    baseline: Path = Path()

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
                return "; ".join(self._worse(assessment)) or None

    def doubt(self, assessment: Assessment) -> str | None:
        """Return why a gap may seem new and is not: the baseline is the result of something else."""
        if self.before is None or not (ways := list(_other(self.before, assessment))):
            return None
        return f"{self.baseline} {', '.join(ways)}: what is new may be so for that alone; write the baseline anew"

    def _worse(self, assessment: Assessment) -> Iterator[str]:
        """Yield which gaps are new, and which known ones have grown."""
        baseline = self.before.controls if self.before else ()
        known = {one.id: one.level for one in baseline if one.due_before_launch}
        short = {one.control.id: one.level for one in assessment.findings if one.due_before_launch}
        if new := [name for name in short if name not in known]:
            yield f"{count(len(new), 'new gap')}: {', '.join(new)}"
        grown = [
            f"{name} (level {before}, now {level})"
            for name, level in short.items()
            if (before := known.get(name)) is not None and level is not None and level < before
        ]
        if grown:
            yield f"{count(len(grown), 'gap has', 'gaps have')} grown: {', '.join(grown)}"


def condition(given: Given, config: Config, folder: Path) -> Condition:
    """Return what fails the command, its baseline read: what the command line says counts more than the config.

    Args:
        given: the options.
        config: the settings of the repository.
        folder: where the config stands, so that its paths count from there.

    Raises:
        UsageError: the options do not fit together.
        DocumentError: the baseline cannot be read.
    """
    on = given.fail_on or FailOn(config.fail_on or FailOn.VERDICT)
    for wanted, there, option in (
        (FailOn.SCORE, given.min_score is not None, "--min-score"),
        (FailOn.NEW_GAPS, given.baseline is not None, "--baseline"),
    ):
        if there and on is not wanted:
            raise UsageError(f"--fail-on {wanted.value} and {option} go together")
    least = config.min_score if given.min_score is None else given.min_score
    if on is FailOn.SCORE and least is None:
        raise UsageError("--fail-on score needs --min-score, or min_score in the config")
    if on is not FailOn.NEW_GAPS:
        return Condition(on, least or 0)
    known = given.baseline or (folder / config.baseline if config.baseline else None)
    if known is None:
        raise UsageError("--fail-on new-gaps needs --baseline, or baseline in the config")
    from mlready.store.baseline import read_baseline  # noqa: PLC0415 - few ask for it

    return Condition(on, before=read_baseline(known), baseline=known)


def _other(before: Snapshot, assessment: Assessment) -> Iterator[str]:
    """Yield in which ways a baseline is the result of something else than what is judged now."""
    was, now = before.playbook, name_of(assessment.playbook)
    if was.digest != now.digest:
        other = f"another text of {was.words}" if was.words == now.words else f"{was.words}, not by {now.words}"
        yield f"was judged by {other}"
    if before.system != assessment.answers.system.name:
        yield f"is of {before.system}, not of {assessment.answers.system.name}"
