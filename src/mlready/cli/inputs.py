"""From what a command was given to an assessment: documents read, repositories looked at, rules applied."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlready.cli.console import tell
from mlready.engine.assess import Rules, assess
from mlready.errors import DocumentError, TargetError
from mlready.model.answers import Answers
from mlready.model.assessment import Assessment
from mlready.model.evidence import NOT_SCANNED, Scan
from mlready.repo.commit import head_commit
from mlready.repo.proofs import hash_proofs
from mlready.store.advice import load_consistency, load_crosswalks
from mlready.store.answers import bind_answers, read_answers
from mlready.store.config import load_config
from mlready.store.library import Library, is_path
from mlready.store.playbooks import load_playbook

DEFAULT_PLAYBOOK = "startup"


@dataclass(frozen=True, slots=True)
class Request:
    """What the person asked for on the command line."""

    answers: Path
    today: dt.date
    playbook: str | None = None
    overlays: Sequence[str] = ()
    repositories: Sequence[Path] = ()
    scan: bool = True
    quiet: bool = False


def library_for(folder: Path | None = None) -> Library:
    """Return the library of the repository at `folder`, the current one where none is named."""
    return Library(folder or Path())


def overlay_files(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every overlay that can be named, as it is written; raise DocumentError where one is no overlay."""
    for name, document in library.listing("overlays"):
        data = document.data
        if not isinstance(data, dict) or not isinstance(data.get("controls") or [], list):
            raise DocumentError([document.problem((), "this is no overlay: it is a mapping with a list of controls")])
        yield name, data


def assess_request(request: Request) -> Assessment:
    """Read everything that `request` names, and assess it."""
    folder = request.answers.parent
    library = library_for(folder)
    file = read_answers(request.answers)
    config = load_config(folder)
    content = file.content
    written = content.playbook or config.playbook or DEFAULT_PLAYBOOK
    overlays = [_from(folder, one) for one in content.overlays or config.overlays]
    playbook = load_playbook(
        request.playbook or _from(folder, written), dict.fromkeys([*overlays, *request.overlays]), library
    )
    answers = bind_answers(file, playbook, library)
    named = [one.path for one in answers.system.repositories] or config.repositories
    repositories = list(request.repositories) or [folder / path for path in named]
    return assess(
        playbook,
        answers,
        today=request.today,
        scan=look(answers, repositories, quiet=request.quiet) if request.scan else NOT_SCANNED,
        rules=Rules(load_consistency(library), load_crosswalks(library)),
    )


def _from(folder: Path, reference: str) -> str:
    """Return a playbook that a document in `folder` names: a path counts from there."""
    return str(folder / reference) if is_path(reference) else reference


def look(answers: Answers, repositories: Iterable[Path], *, quiet: bool) -> Scan:
    """Return what the repositories that are there hold of the answers' proofs; say which ones are not there."""
    here = []
    for repository in repositories:
        if repository.is_dir():
            here.append(repository)
        elif not quiet:
            tell(f"note: there is no repository at {repository}: nothing was looked at there")
    if not here:
        return NOT_SCANNED
    named = (answer.proof_path for said in (answers.controls, answers.context) for answer in said.values())
    return Scan(proofs=hash_proofs(filter(None, named), here), commit=head_commit(here[0]))


def find_answers(repositories: Sequence[Path]) -> Path | None:
    """Return the answers file of the first repository, where it has one."""
    folder = repositories[0] if repositories else Path()
    if repositories and not folder.is_dir():
        raise TargetError(f"there is no folder {folder}")
    path = folder / load_config(folder).answers
    return path if path.is_file() else None
