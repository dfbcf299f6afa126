"""Repositories -> scan: their files are listed, read and judged."""

from collections.abc import Sequence
from pathlib import Path

from mlready.errors import TargetError
from mlready.evidence.judge import judge
from mlready.facts.scan import Reading, read_trees
from mlready.model.answers import Answers
from mlready.model.evidence import Scan
from mlready.repo.commit import head_commit
from mlready.repo.proofs import hash_proofs
from mlready.repo.tree import open_tree
from mlready.store.advice import load_practices
from mlready.store.library import Library


def look_into(repositories: Sequence[Path], answers: Answers, library: Library) -> tuple[Scan, Reading]:
    """Return what the files of `repositories` show, and what was read for it.

    Raises:
        TargetError: one of them is not there, or none of them holds anything to assess.
    """
    names = ["."] if len(repositories) == 1 else [str(path) for path in repositories]
    trees = [open_tree(path, name=name) for path, name in zip(repositories, names, strict=True)]
    reading = read_trees(trees)
    if not any(fact.kind in {"import", "dependency"} for fact in reading.facts):
        raise TargetError("there is nothing to assess: no code and no dependency was found", "name another folder")
    proofs = (answer.proof_path for said in (answers.controls, answers.context) for answer in said.values())
    scan = Scan(
        practices=judge(load_practices(library).values(), reading.facts),
        proofs=hash_proofs(filter(None, proofs), repositories),
        commit=head_commit(repositories[0]),
    )
    return scan, reading
