"""``mlready answers stamp``: remember what each proof says today."""

from pathlib import Path
from typing import Annotated

import typer

from mlready.cli.console import tell
from mlready.cli.inputs import find_answers, proof_roots
from mlready.cli.options import QuietOption, RepoOption
from mlready.errors import DocumentError, UsageError
from mlready.model.amounts import count
from mlready.repo.proofs import hash_proofs
from mlready.store.answers import AnswersFile, read_answers
from mlready.store.files import write_text
from mlready.store.stamp import stamped


def stamp(
    answers: Annotated[
        Path | None, typer.Argument(metavar="ANSWERS", help="Answers file; else the one of this repository.")
    ] = None,
    *,
    repo: RepoOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write the hash of each proof beside it, so that an answer is stale once its proof changes.

    Nothing else in the file changes. A proof that is no file of the system's repositories is an error.
    """
    path = answers or find_answers(())
    if path is None:
        raise UsageError("there is no answers file here", "name one: mlready answers stamp ANSWERS")
    file = read_answers(path)
    hashes = _hashes(file, repo or ())
    before = {name: entry.proof_sha256 for name, entry in file.content.answers.items()}
    new = {name: digest for name, digest in hashes.items() if before[name] != digest}
    if new:
        write_text(path, stamped(file, new))
    if not quiet:
        changed = sum(before[name] is not None for name in new)
        says = f", {changed} of them changed since the last time" if changed else ""
        tell(f"{path}: {count(len(new), 'proof')} stamped{says}; {len(hashes) - len(new)} as before")


def _hashes(file: AnswersFile, given: list[Path] | tuple[()]) -> dict[str, str]:
    """Return the hash of every proof that is a path, by its answer; raise DocumentError where one leads nowhere."""
    roots = proof_roots(given, file)
    proofs = {name: entry.proof_path for name, entry in file.content.answers.items() if entry.proof_path}
    found = hash_proofs(proofs.values(), roots)
    where = ", ".join(map(str, roots))
    problems = [
        file.document.problem(("answers", name, "proof"), f"there is no {proof} in {where}")
        for name, proof in proofs.items()
        if found[proof] is None
    ]
    if problems:
        raise DocumentError(problems, "nothing was written; name other repositories with --repo, or mend the paths")
    return {name: digest for name, proof in proofs.items() if (digest := found[proof])}
