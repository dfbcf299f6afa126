"""What lies on the table during an interview: the answers file, the repositories, the playbook, what to go by."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from mlready.cli.inputs import Request, assess_request, library_for, overlay_files, playbook_of, proof_roots, rules_of
from mlready.errors import TargetError
from mlready.interview.opening import Offer
from mlready.interview.scope import Scope, closed_ids
from mlready.model.assessment import Assessment
from mlready.model.guide import Guide
from mlready.model.playbook import Playbook
from mlready.model.practice import Practice
from mlready.repo.proofs import hash_proofs
from mlready.store.advice import load_roles
from mlready.store.answers import Entry, read_answers
from mlready.store.answers_edit import AnswersWriter, new_answers
from mlready.store.books import load_book
from mlready.store.config import load_config
from mlready.store.library import called_from, found_from
from mlready.store.practices import load_practices


class Desk:
    """Reads what an interview needs, and keeps what it brings."""

    def __init__(self, request: Request) -> None:
        """Read what does not change while the interview goes on."""
        for repository in request.repositories:
            if not repository.is_dir():
                raise TargetError(f"there is no folder {repository}")
        self.request = request
        self.folder = request.folder
        self.path = request.answers or _inside(self.folder, load_config(self.folder).answers)
        self.library = library_for(self.folder)
        self.guide = load_book(self.library, "interview", Guide)
        self.rules = rules_of(self.library)
        self.roles = load_roles(self.library)
        self.writer = AnswersWriter(self.path)
        self._practices: Mapping[str, Practice] = {}
        self._playbook = request.playbook
        self._overlays = list(request.overlays)

    @property
    def is_found(self) -> bool:
        """Whether a command that names the same repositories finds the answers file without being told of it."""
        folder = self.request.repositories[0] if self.request.repositories else Path()
        return self.path == folder / load_config(folder).answers

    def look(self) -> Assessment:
        """Read the answers file, where there is one, and the repositories."""
        exists = self.path.exists()
        request = replace(
            self.request,
            answers=self.path if exists else None,
            playbook=self._playbook,
            overlays=tuple(self._overlays),
            repositories=self.request.repositories or (() if exists else (self.folder,)),
            quiet=True,
        )
        assessment = assess_request(request)
        self._asked, self._practices = assessment.playbook, {}
        return assessment

    def practices(self) -> Mapping[str, Practice]:
        """Return every practice of the playbook by its id, read when asked for: a sitting may never need them."""
        self._practices = self._practices or load_practices(self.library, self._asked)
        return self._practices

    def entries(self) -> Mapping[str, Entry]:
        """Return what stands in the answers file now."""
        return read_answers(self.path).content.answers if self.path.exists() else {}

    def look_again(self, scope: Scope, overlay: str | None = None) -> tuple[Assessment, frozenset[str]]:
        """Read everything anew, an overlay added first where one is named; return what needs no asking as well."""
        if overlay is not None and self.path.exists():
            written = read_answers(self.path).content.overlays
            self.writer.set("overlays", list(dict.fromkeys([*written, overlay])))
        elif overlay is not None:
            self._overlays.append(overlay)
        assessment = self.look()
        self._ready_to_write(assessment.playbook, assessment.answers.system.name)
        return assessment, closed_ids(self.entries(), assessment, scope)

    def take(self, playbook: str) -> None:
        """Go by another playbook; a new answers file names it."""
        self._playbook = playbook

    def drop(self, overlay: str) -> None:
        """Take an overlay away again that was added while there is no answers file yet."""
        self._overlays = [one for one in self._overlays if one != overlay]

    def offer(self) -> Offer:
        """Return the playbooks and overlays that can be taken. The playbook of a file that is there stays."""
        new = not self.path.exists() and self.request.playbook is None
        playbooks = self.library.listing() if new else ()
        return Offer(
            playbooks={name: str(one.data.get("title", name)) for name, one in playbooks if isinstance(one.data, dict)},
            overlays={name: str(data.get("title", name)) for name, data in overlay_files(self.library)},
            new=new,
        )

    def _ready_to_write(self, playbook: Playbook, system: str) -> None:
        """Tell the writer where each answer belongs, and what a new file begins with."""
        asks = playbook.asks
        self.writer.order, self.writer.comments, self.writer.head = tuple(asks), asks, self._head(system)

    def _head(self, system: str) -> str:
        """Return what a new answers file says before its answers. Paths count from where it stands."""
        here = self.path.parent
        repositories = self.request.repositories or (self.folder,)
        config = load_config(self.folder)
        if config.repositories and len(repositories) == 1 and repositories[0] == self.folder:
            repositories = ()  # the config names them, and would be outdone
        overlays = [found_from(self.folder, one) for one in config.overlays]
        return new_answers(
            system,
            [Path(os.path.relpath(one, here)).as_posix() for one in repositories],
            called_from(here, self._playbook or playbook_of(None, self.folder)),
            list(dict.fromkeys(called_from(here, one) for one in [*overlays, *self._overlays])),
        )

    def prove(self, place: str) -> tuple[str | None, str]:
        """Return the hash of the file that is to prove something, and what is wrong with it."""
        if "://" in place:
            return None, ""
        path = place.split("#", 1)[0]
        roots = [one for one in self._roots() if one.is_dir()]
        found = hash_proofs([path], roots)[path]
        if found is None and roots and self.request.scan:
            where = ", ".join(map(str, roots))
            return None, f"There is no file {path} in {where}: give a path inside it, or a link."
        return found, ""

    def _roots(self) -> list[Path]:
        if self.path.exists():
            return proof_roots(self.request.repositories, read_answers(self.path), leads=self.request.leads)
        return list(self.request.repositories) or [self.folder]


def _inside(folder: Path, name: str) -> Path:
    """Return the path of an answers file that a repository names itself; raise TargetError where it leads elsewhere."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise TargetError(f"the answers file {name} lies outside {folder}", "name it with --answers to write there")
    return path
