"""Repositories -> scan: their files are listed, read and judged. Nothing of theirs is run."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mlready.cli.console import tell
from mlready.model.answers import Answers
from mlready.model.evidence import NOT_SCANNED, PracticeFinding, Scan
from mlready.repo.commit import head_commit
from mlready.repo.proofs import hash_proofs
from mlready.store.advice import load_practices
from mlready.store.library import Library


@dataclass(frozen=True, slots=True)
class Component:
    """One repository of a system, or one folder of it."""

    path: Path
    folder: str = ""

    @property
    def place(self) -> Path:
        """Where its files are."""
        return self.path / self.folder


def look(components: Sequence[Component], answers: Answers, library: Library, *, quiet: bool) -> Scan:
    """Return what the files of the components that are there show; say which ones are not there, and what was not read.

    Where they hold no code at all there is nothing to judge: the scan then tells of proofs alone.
    """
    here = [component for component in components if component.place.is_dir()]
    if not quiet:
        for component in components:
            if component not in here:
                tell(f"note: there is no repository at {component.place}: nothing was looked at there")
    if not here:
        return NOT_SCANNED
    proofs = (answer.proof_path for said in (answers.controls, answers.context) for answer in said.values())
    return Scan(
        practices=_practices(here, library, quiet=quiet),
        proofs=hash_proofs(filter(None, proofs), [component.path for component in here]),
        commit=head_commit(here[0].path),
    )


def _practices(components: Sequence[Component], library: Library, *, quiet: bool) -> dict[str, PracticeFinding] | None:
    """Return how each practice stands, or None where there is nothing to judge."""
    # The readers and the rules are most of the program: they are loaded only where a repository is read.
    from mlready.evidence.judge import judge  # noqa: PLC0415
    from mlready.facts.scan import holds_code, read_trees  # noqa: PLC0415
    from mlready.repo.tree import open_tree  # noqa: PLC0415

    alone = len(components) == 1
    trees = [open_tree(one.path, folder=one.folder, name="." if alone else one.place.as_posix()) for one in components]
    reading = read_trees(trees)
    if not quiet:
        for skip in reading.skips:
            tell(f"note: not read: {skip.path}: {skip.why}")
    return judge(load_practices(library).values(), reading.facts) if holds_code(reading) else None
