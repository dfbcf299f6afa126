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
from mlready.store.config import Config, answers_file, config_problem, load_config
from mlready.store.files import is_own
from mlready.store.library import Library, found_from
from mlready.store.playbooks import load_playbook

DEFAULT_PLAYBOOK = "startup"


@dataclass(frozen=True, slots=True)
class Request:
    """What the person asked for on the command line.

    `here` is set where no word of a repository means the one at hand, `leads` where the first repository is the one
    whose answers are meant: named alone, it stands for all that these, or its config, name. `within` is set where
    nothing outside that folder counts. `products` asks what the system is built with too, as a plan keeps what is
    there.
    """

    answers: Path | None
    today: dt.date
    playbook: str | None = None
    overlays: Sequence[str] = ()
    repositories: Sequence[Path] = ()
    scan: bool = True
    quiet: bool = False
    here: bool = False
    leads: bool = False
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
    config = load_config(folder)
    written = (file.content.overlays if file else ()) or config.overlays
    overlays = [found_from(folder, one) for one in written]
    try:
        playbook = load_playbook(
            request.playbook or playbook_of(file, folder), dict.fromkeys([*overlays, *request.overlays]), library
        )
    except TargetError:
        _check_names(request, file, config, library)
        raise
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


def _check_names(request: Request, file: AnswersFile | None, config: Config, library: Library) -> None:
    """Raise DocumentError where a document names a playbook or an overlay that is not there, with its place in it."""
    said = file.content if file else None
    playbook, overlays = (said.playbook, said.overlays) if said else (None, ())
    names = [] if request.playbook else [("playbook", name) for name in [playbook or config.playbook] if name]
    for key, name in [*names, *(("overlays", name) for name in overlays or config.overlays)]:
        try:
            library.open(found_from(request.folder, name), key.removeprefix("playbook"))
        except TargetError as error:
            place, says = (key,), str(error)
            ours = file is not None and bool(overlays if key == "overlays" else playbook)
            problem = (
                file.document.problem(place, says) if file and ours else config_problem(request.folder, place, says)
            )
            raise DocumentError([problem], error.hint) from error


def named_sites(
    given: Sequence[Path], file: AnswersFile | None, folder: Path, *, here: bool = True, leads: bool = False
) -> list[Site]:
    """Return what the system is made of: as the command says, else `file`, else the config in its `folder`.

    Where none of them says a word, it is the `folder` itself, unless `here` is false. A single repository that `leads`
    to the answers is where the system is found, and not all that it is made of.
    """
    written = (file.content.system.repositories if file else ()) or load_config(folder).repositories
    found_by = leads and len(given) == 1 and bool(written)
    return sites_of(() if found_by else given, written or ((Repository(path="."),) if here else ()), folder)


def proof_roots(given: Sequence[Path], file: AnswersFile, *, leads: bool = False) -> list[Path]:
    """Return the folders in which the proofs of `file` are looked for: those of the repositories."""
    return list(dict.fromkeys(site.path for site in named_sites(given, file, file.path.parent, leads=leads)))


def _sites(request: Request, file: AnswersFile | None) -> list[Site]:
    """Return what is looked at."""
    sites = named_sites(request.repositories, file, request.folder, here=request.here, leads=request.leads)
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
