"""``mlready answers``: what can be done with answers files beside answering."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from os.path import realpath
from pathlib import Path
from typing import Annotated

import typer

from mlready.cli.console import deliver, tell
from mlready.cli.inputs import library_for, playbook_of
from mlready.cli.options import OutputOption
from mlready.cli.stamp import stamp
from mlready.errors import DocumentError, UnansweredError, UsageError
from mlready.model.amounts import count
from mlready.model.playbook import Playbook
from mlready.store.answers import AnswersFile, bind_answers, read_answers
from mlready.store.library import Library, found_from, is_path
from mlready.store.merge import Version, left_out, merge, merged_text
from mlready.store.playbooks import load_playbook


class Take(StrEnum):
    """Whose word counts where files contradict each other."""

    NEWEST = "newest"
    FIRST = "first"
    LAST = "last"


commands = typer.Typer(no_args_is_help=True, help="Join the answers files of several people; stamp proofs.")


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(commands, name="answers")


@commands.command("merge")
def merge_files(
    files: Annotated[list[Path], typer.Argument(metavar="ANSWERS...", help="Answers files; the first keeps its form.")],
    *,
    take: Annotated[Take | None, typer.Option("--take", help="Decide every contradiction for this file.")] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Ask line by line.")] = False,
    output: OutputOption = None,
) -> None:
    """Join answers files that several people filled in.

    Who knows outdoes who does not. Where they contradict each other you are asked, unless --take decides.
    """
    if len(files) == 1:
        raise UsageError("there is nothing to merge: name two answers files or more")
    read = [read_answers(path) for path in files]
    library = library_for(files[0].parent)
    playbook = _playbook(read, library)
    merged = merge(read, [bind_answers(one, playbook, library) for one in read])
    asks = playbook.asks
    decided = _decided(merged.contradictions, asks, playbook, take, plain=plain)
    for says in left_out(read):
        tell(f"note: {says}")
    home = output.parent if output else None
    deliver(merged_text(read, {**merged.agreed, **decided}, tuple(asks), asks, home), output)
    for says in _told(merged.contradictions, decided, playbook) if take else ():
        tell(says)
    if output:
        tell(f"wrote {output}: {count(len(merged.agreed) + len(decided), 'answer')} from {count(len(read), 'file')}")


commands.command("stamp")(stamp)


def _playbook(files: Sequence[AnswersFile], library: Library) -> Playbook:
    """Return the playbook that all files answer, with the overlays of each.

    Raises:
        DocumentError: they answer different playbooks.
    """
    first, *others = files
    wanted = playbook_of(first, first.path.parent)
    named = [(file, playbook_of(file, file.path.parent)) for file in others]
    problems = [
        file.document.problem(("playbook",), f"this answers {name}, {first.path} answers {wanted}")
        for file, name in named
        if _real(name) != _real(wanted)
    ]
    if problems:
        raise DocumentError(problems, "only answers to the same playbook can be merged")
    overlays = [found_from(file.path.parent, overlay) for file in files for overlay in file.content.overlays]
    return load_playbook(wanted, dict.fromkeys(overlays), library)


def _real(playbook: str) -> str:
    """Return by what a playbook is told from others, however its path is written."""
    return realpath(playbook) if is_path(playbook) else playbook


def _decided(
    contradictions: Mapping[str, Sequence[Version]],
    asks: Mapping[str, str],
    playbook: Playbook,
    take: Take | None,
    *,
    plain: bool,
) -> Mapping[str, Version]:
    """Return whose word counts for each contradiction; raise UnansweredError where nobody says."""
    if not contradictions:
        return {}
    if take is not None:
        return {name: _taken(versions, take) for name, versions in contradictions.items()}
    from mlready.cli.decide import decide, versions_in_words  # noqa: PLC0415 - only where there is something to decide

    decided = decide(contradictions, asks, playbook, plain=plain)
    if decided is None:
        for name, versions in contradictions.items():
            tell(f"{name}: {asks[name]}")
            for says in versions_in_words(versions, playbook):
                tell(f"  {says}")
        contradicted = count(len(contradictions), "contradiction is", "contradictions are")
        raise UnansweredError(
            f"{contradicted} not decided: nothing was written",
            "run it in a terminal, or decide all of them with --take newest, first or last",
        )
    return decided


def _told(
    contradictions: Mapping[str, Sequence[Version]], decided: Mapping[str, Version], playbook: Playbook
) -> Iterator[str]:
    """Yield whose word counts for each contradiction, and over whose."""
    from mlready.cli.decide import versions_in_words  # noqa: PLC0415 - only where something was decided

    for name, taken in decided.items():
        yield f"{name}: {versions_in_words([taken], playbook)[0]}"
        others = [one for one in contradictions[name] if one is not taken]
        yield from (f"  not {says}" for says in versions_in_words(others, playbook))


def _taken(versions: Sequence[Version], take: Take) -> Version:
    match take:
        case Take.FIRST:
            return versions[0]
        case Take.LAST:
            return versions[-1]
        case Take.NEWEST:
            return max(versions, key=lambda one: str(one.entry.date or ""))
