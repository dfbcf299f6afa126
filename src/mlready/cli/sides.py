"""The sides of a comparison: a saved assessment, an answers file, or one at a revision of git."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from mlready import __version__
from mlready.cli.inputs import Request, assess_request, find_answers, library_for, rules_of
from mlready.engine.assess import Rules, assess
from mlready.engine.snapshot import contradictions, snapshot_of
from mlready.errors import DocumentError, TargetError, UsageError
from mlready.model.answers import Answers
from mlready.model.assessment import Assessment
from mlready.model.snapshot import Snapshot
from mlready.store.answers import ANSWERS_SCHEMA, AnswersFile, bind_answers, read_answers
from mlready.store.assessments import read_assessment
from mlready.store.config import ANSWERS_NAME
from mlready.store.files import read_text

_HEAD: Final = 500


@dataclass(frozen=True, slots=True)
class Side:
    """How the system stood on one side; with its assessment, its answers and what judged them where they are at hand.

    The files may be gone by now: those of a revision are there only while it is assessed.
    """

    snapshot: Snapshot
    assessment: Assessment | None = None
    file: AnswersFile | None = None
    rules: Rules | None = None


def side_of(path: Path, request: Request) -> Side:
    """Return what `path` holds: a saved assessment, or an answers file that is assessed as `request` says.

    Raises:
        TargetError: it is not there.
        DocumentError: it is neither, or wrong; with every problem and its line.
    """
    if not _is_saved(read_text(path)):
        return assessed(replace(request, answers=path))
    saved = read_assessment(path)
    problems = [saved.problem(place, says) for place, says in contradictions(saved.snapshot, saved.blockers)]
    if problems:
        raise DocumentError(problems, "the document was changed after mlready wrote it: write it anew")
    return Side(saved.snapshot)


def assessed(request: Request) -> Side:
    """Return the side that `request` names, assessed now."""
    assessment = assess_request(request)
    file = read_answers(request.answers) if request.answers else None
    return Side(snapshot_of(assessment, __version__), assessment, file, rules_of(library_for(request.folder)))


def _is_saved(text: str) -> bool:
    """Return whether this is JSON that is no answers file: those are YAML, so may be JSON, too."""
    head = text.lstrip()[:_HEAD]
    return head.startswith(("{", "[")) and ANSWERS_SCHEMA not in head


def between(old: Side, new: Side) -> Snapshot | None:
    """Return the old system as the new playbook judges it; None where its answers are not at hand, or do not fit."""
    if old.assessment is None or new.assessment is None:
        return None
    playbook = new.assessment.playbook
    try:
        said = bind_answers(old.file, playbook, partly=True) if old.file else Answers()
    except DocumentError:
        return None
    again = assess(playbook, said, today=old.assessment.today, scan=old.assessment.scan, rules=new.rules)
    return snapshot_of(again, __version__)


def sides(old: str, new: str | None, request: Request) -> tuple[Side, Side]:
    """Return the sides that two paths name; without the second one, the answers file at hand is the new side."""
    answers = Path(new) if new else find_answers(())
    if answers is None:
        raise TargetError(f"there is no {ANSWERS_NAME} here to compare {old} with", "name the other side, too")
    pair = side_of(Path(old), request), side_of(answers, request)
    refuse_idle_options(request, *pair)
    return pair


def refuse_idle_options(request: Request, *sides: Side) -> None:
    """Raise UsageError where the command says how answers are assessed, and every side was assessed before."""
    named = {"--playbook": request.playbook, "--overlay": request.overlays, "--repo": request.repositories}
    idle = [name for name, given in named.items() if given]
    if idle and all(side.assessment is None for side in sides):
        raise UsageError(f"{' and '.join(idle)} cannot change what was saved", "name an answers file instead")
