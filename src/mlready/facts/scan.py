"""Trees -> facts: each file goes to the readers that know its kind; code waits until somebody asks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mlready.facts.believed import Reader, believed
from mlready.facts.blocks import read_bicep, read_hcl
from mlready.facts.ci.follow import follow
from mlready.facts.ci.targets import aimed
from mlready.facts.code import Code
from mlready.facts.code_readers import is_code
from mlready.facts.document_commands import read_document_commands
from mlready.facts.files import read_file_names
from mlready.facts.manifests.main import mark_main
from mlready.facts.manifests.others import unread_locks
from mlready.facts.pages import read_page
from mlready.facts.papers import is_paper
from mlready.facts.paths import Paths, named, together, variants
from mlready.facts.place import Places
from mlready.facts.project_files import PROJECT_READERS
from mlready.facts.resources import read_json_resources, read_yaml_resources
from mlready.facts.run_examples import RunExamples, run_examples, with_examples
from mlready.facts.source import Source
from mlready.facts.sql import read_sql
from mlready.facts.tracked import read_attributes, read_pointers, read_stages
from mlready.model.fact import Fact, Skip
from mlready.model.practice import Pattern
from mlready.repo.tree import Tree

# Which reader takes which path; a file may go to several.
READERS: Final[tuple[tuple[Paths, Reader], ...]] = (
    (named(r".*\.(?:ya?ml|template)"), read_yaml_resources),
    (named(r".*\.(?:json|template|pipeline|orchest)"), read_json_resources),
    (named(r".*\.(?:tf|tofu)"), read_hcl),
    (named(r".*\.bicep"), read_bicep),
    (named(r".*\.mdx?"), read_document_commands),
    (named(r".*\.(?:html?|vue|svelte)"), read_page),
    (named(r".*\.sqlx?"), read_sql),
    (named(r".+\.dvc"), read_pointers),
    (named(r"dvc\.yaml"), read_stages),
    (named(r"\.gitattributes"), read_attributes),
    *PROJECT_READERS,
)
_TAKEN: Final = together([paths for paths, _ in READERS])
_TELLING: Final = frozenset({"dependency", "resource"})
# What the code of a file says at the least, the commonest first.
_SAID: Final = ("import", "call", "function", "r.import", "r.call", "js.import", "js.call")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the trees of a system say: what was read of them, and the code that is still to be asked."""

    facts: tuple[Fact, ...]
    code: Code
    passed: tuple[Skip, ...]

    @property
    def skips(self) -> tuple[Skip, ...]:
        """What was left out so far; of what could not be understood for the same reason one file stands for all."""
        found: dict[object, list[Skip]] = {}
        for skip in dict.fromkeys((*self.passed, *self.code.files.skips)):
            found.setdefault((skip.repository, skip.why) if skip.unread else skip, []).append(skip)
        return tuple(
            replace(first, why=f"{first.why}, like {len(more):,} more") if more else first
            for first, *more in found.values()
        )


def read_trees(trees: Sequence[Tree], patterns: Iterable[Pattern]) -> Reading:
    """Return what all `trees` say, in their order and that of their paths, as far as `patterns` ask for it."""
    facts: list[Fact] = []
    skips: list[Skip] = []
    run: dict[str, RunExamples] = {}
    for tree in trees:
        skips.extend(_told(tree.skips))
        places = Places(tree)
        for file in tree.files:
            readers = _readers(file.path)
            source = Source(file.path, b"", places.of(file.path), tree.name)
            try:
                source = replace(source, content=tree.read(file)) if readers else source
            except OSError as error:
                skips.append(Skip(file.path, f"cannot be read: {error.strerror or error}", tree.name))
                readers = []
            if is_paper(source):
                continue
            facts.extend(read_file_names(source, file.size))
            for reader in readers:
                facts.extend(believed(reader, source, skips))
    for tree in trees:
        facts.extend(unread_locks(tree.skips))
        own = [fact for fact in facts if fact.repository == tree.name]
        others = [fact for fact in facts if fact.repository != tree.name]
        own = [*aimed([*own, *follow(own)]), *mark_main(own)]
        run[tree.name] = run_examples(own)
        facts = [*others, *with_examples(own, run[tree.name])]
    return Reading(tuple(facts), Code(trees, patterns, run), tuple(skips))


def holds_code(reading: Reading) -> bool:
    """Return whether anything was read that a practice could be judged by: code, what it needs, what it runs on."""
    if any(fact.kind in _TELLING for fact in reading.facts):
        return True
    code = reading.code
    said = [Pattern(kind=kind, names=("*",)) for kind in _SAID]
    return any(code.facts(number, one.kind) for one in said for number in code.candidates(one).numbers)


def _told(skips: Iterable[Skip]) -> Iterator[Skip]:
    """Yield `skips`, at last one for all of the large files, such as pictures, that no reader takes anyway."""
    others = []
    for skip in skips:
        if skip.large and not is_code(skip.path) and not _readers(skip.path):
            others.append(skip)
        else:
            yield skip
    if others:
        first, *more = others
        alike = f", like {len(more):,} more" if more else ""
        yield replace(first, why=f"{first.why}{alike}, of a kind that could show nothing")


def _readers(path: str) -> list[Reader]:
    known = [(one, one.rpartition("/")[2]) for one in variants(path)]
    if not any(paths.take(one, name) for paths in _TAKEN for one, name in known):
        return []
    return [reader for paths, reader in READERS if any(paths.take(one, name) for one, name in known)]
