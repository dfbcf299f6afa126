"""From what a command was given to an assessment: documents read, repositories looked at, rules applied."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path
from typing import Any

from mlready.cli.components import Site, is_inside, sites_of
from mlready.cli.console import tell
from mlready.cli.look import look
from mlready.engine.assess import Rules, assess
from mlready.errors import DocumentError, TargetError
from mlready.model.answers import Answers, Repository, System
from mlready.model.assessment import Assessment
from mlready.model.evidence import NOT_SCANNED
from mlready.store.advice import load_consistency, load_crosswalks
from mlready.store.answers import AnswersFile, bind_answers, read_answers
from mlready.store.config import answers_file, load_config
from mlready.store.files import is_own
from mlready.store.library import Library, found_from
from mlready.store.playbooks import load_playbook

DEFAULT_PLAYBOOK = "startup"


@dataclass(frozen=True, slots=True)
class Request:
    """What the person asked for on the command line.

    `here` is set where no word of a repository means the one at hand, `within` where nothing outside that folder
    counts. `products` asks what the system is built with too, as a plan keeps what is there.
    """

    answers: Path | None
    today: dt.date
    playbook: str | None = None
    overlays: Sequence[str] = ()
    repositories: Sequence[Path] = ()
    scan: bool = True
    quiet: bool = False
    here: bool = False
    within: Path | None = None
    products: bool = False

    @property
    def folder(self) -> Path:
        """Where paths of documents count from: beside the answers, else the first repository."""
        if self.answers is not None:
            return self.answers.parent
        return self.repositories[0] if self.repositories else Path()


def library_for(folder: Path | None = None) -> Library:
    """Return the library of the repository at `folder`, the current one where none is named."""
    return Library(folder or Path())


def rules_of(library: Library) -> Rules:
    """Return what judges beside the playbook, the project's own first."""
    return Rules(load_consistency(library), load_crosswalks(library))


def overlay_files(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every overlay that can be named, as it is written; raise DocumentError where one is no overlay."""
    for name, document in library.listing("overlays"):
        data = document.data
        if not isinstance(data, dict) or not isinstance(data.get("controls") or [], list):
            raise DocumentError([document.problem((), "this is no overlay: it is a mapping with a list of controls")])
        yield name, data


def assess_request(request: Request) -> Assessment:
    """Read everything that `request` names, and assess it. Without an answers file, the files alone speak."""
    folder = request.folder
    library = library_for(folder)
    file = read_answers(request.answers) if request.answers else None
    written = (file.content.overlays if file else ()) or load_config(folder).overlays
    overlays = [found_from(folder, one) for one in written]
    playbook = load_playbook(
        request.playbook or playbook_of(file, folder), dict.fromkeys([*overlays, *request.overlays]), library
    )
    answers = bind_answers(file, playbook, library) if file else Answers(system=System(name=folder.resolve().name))
    sites = _sites(request, file)
    return assess(
        playbook,
        answers,
        today=request.today,
        scan=look(sites, answers, playbook, library, quiet=request.quiet, products=request.products)
        if request.scan
        else NOT_SCANNED,
        rules=rules_of(library),
    )


def named_sites(given: Sequence[Path], file: AnswersFile | None, folder: Path, *, here: bool = True) -> list[Site]:
    """Return what the system is made of: as the command says, else `file`, else the config in its `folder`.

    Where none of them says a word, it is the `folder` itself, unless `here` is false.
    """
    written = (file.content.system.repositories if file else ()) or load_config(folder).repositories
    return sites_of(given, written or ((Repository(path="."),) if here else ()), folder)


def proof_roots(given: Sequence[Path], file: AnswersFile) -> list[Path]:
    """Return the folders in which the proofs of `file` are looked for: those of the repositories."""
    return list(dict.fromkeys(site.path for site in named_sites(given, file, file.path.parent)))


def _sites(request: Request, file: AnswersFile | None) -> list[Site]:
    """Return what is looked at."""
    sites = named_sites(request.repositories, file, request.folder, here=request.here)
    if request.within is None:
        return sites
    inside = [site for site in sites if is_inside(site, request.within)]
    for site in sites:
        if site not in inside and not request.quiet:
            name = normpath(site.place).rpartition("/")[2]
            tell(f"note: {name} is outside this git repository, so what it shows is left out on both sides")
    return inside


def playbook_of(file: AnswersFile | None, folder: Path) -> str:
    """Return the playbook that `file` in `folder` answers: the one it names, else that of the config there."""
    written = file.content.playbook if file else None
    return found_from(folder, written or load_config(folder).playbook or DEFAULT_PLAYBOOK)


def find_answers(repositories: Sequence[Path], *, may_be_gone: bool = False) -> Path | None:
    """Return the answers file of the first repository, where it has one.

    Args:
        repositories: the repositories; the one at hand where there are none.
        may_be_gone: whether it is no error that a file which the config names is not there.

    Raises:
        TargetError: there is no such folder.
        DocumentError: the config names a file that is not there.
    """
    folder = repositories[0] if repositories else Path()
    if repositories and not folder.is_dir():
        raise TargetError(f"there is no folder {folder}")
    if not may_be_gone:
        return answers_file(folder)
    path = folder / load_config(folder).answers
    return path if is_own(path) else None
