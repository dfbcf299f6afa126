"""Trees -> facts: each file goes to the readers that know its kind."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from mlready.facts.blocks import read_bicep, read_hcl
from mlready.facts.ci.follow import follow
from mlready.facts.document_commands import read_document_commands
from mlready.facts.files import read_file_names
from mlready.facts.manifests.main import mark_main
from mlready.facts.manifests.others import unread_locks
from mlready.facts.place import place_of
from mlready.facts.project_files import PROJECT_READERS
from mlready.facts.python.alerts import read_alerts
from mlready.facts.python.assertions import read_assertions
from mlready.facts.python.data_checks import read_data_checks
from mlready.facts.python.drift import read_drift
from mlready.facts.python.fitted import read_fitted
from mlready.facts.python.flows import read_flows
from mlready.facts.python.gates import read_gates
from mlready.facts.python.groups import read_group_metrics
from mlready.facts.python.predictions import read_predictions
from mlready.facts.python.read import read_notebook, read_python
from mlready.facts.python.routes import read_routes
from mlready.facts.python.scoring import read_scoring
from mlready.facts.python.seeds import read_seeds
from mlready.facts.python.triggers import read_triggers
from mlready.facts.reach import reached
from mlready.facts.resources import read_json_resources, read_yaml_resources
from mlready.facts.scripts import read_script as read_javascript
from mlready.facts.source import Source
from mlready.facts.tracked import read_attributes, read_pointers, read_stages
from mlready.model.fact import Fact, Skip
from mlready.repo.tree import Tree

Reader: TypeAlias = Callable[[Source], Iterator[Fact]]

_CODE: Final = re.compile(r".*\.(pyi?|ipynb)", re.IGNORECASE)

# Which reader takes which path; a file may go to several.
READERS: Final[tuple[tuple[re.Pattern[str], Reader], ...]] = (
    (re.compile(r".*\.pyi?", re.IGNORECASE), read_python),
    (re.compile(r".*\.ipynb", re.IGNORECASE), read_notebook),
    (re.compile(r".*\.py", re.IGNORECASE), read_flows),
    (re.compile(r".*\.py", re.IGNORECASE), read_routes),
    (re.compile(r".*\.(py|ipynb)", re.IGNORECASE), read_scoring),
    (re.compile(r".*\.(ya?ml|template)", re.IGNORECASE), read_yaml_resources),
    (re.compile(r".*\.(json|template)", re.IGNORECASE), read_json_resources),
    (re.compile(r".*\.(tf|tofu)", re.IGNORECASE), read_hcl),
    (re.compile(r".*\.bicep", re.IGNORECASE), read_bicep),
    (re.compile(r".*\.mdx?", re.IGNORECASE), read_document_commands),
    (re.compile(r".*\.[cm]?[jt]sx?", re.IGNORECASE), read_javascript),
    (_CODE, read_alerts),
    (_CODE, read_assertions),
    (_CODE, read_data_checks),
    (_CODE, read_drift),
    (_CODE, read_fitted),
    (_CODE, read_gates),
    (_CODE, read_group_metrics),
    (_CODE, read_predictions),
    (_CODE, read_seeds),
    (_CODE, read_triggers),
    (re.compile(r"(.*/)?[^/]+\.dvc"), read_pointers),
    (re.compile(r"(.*/)?dvc\.yaml"), read_stages),
    (re.compile(r"(.*/)?\.gitattributes"), read_attributes),
    *PROJECT_READERS,
)

# What a file is called that generates another: ``app.py.jinja`` is read as the Python that it would write.
_TEMPLATE: Final = re.compile(r"(?<=.)\.(tmpl|jinja2?|j2|template|tpl|mustache)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the trees of a system say, and what was left out."""

    facts: tuple[Fact, ...]
    skips: tuple[Skip, ...]
    files: int


def read_trees(trees: Sequence[Tree]) -> Reading:
    """Return the facts of all `trees`, in their order and that of their paths."""
    facts: list[Fact] = []
    skips: list[Skip] = []
    for tree in trees:
        skips.extend(tree.skips)
        for file in tree.files:
            place = place_of(file.path)
            facts.extend(read_file_names(Source(file.path, b"", place, tree.name), file.size))
            readers = [reader for pattern, reader in READERS if _takes(pattern, file.path)]
            if not readers:
                continue
            try:
                source = Source(file.path, tree.read(file), place, tree.name)
            except OSError as error:
                skips.append(Skip(file.path, f"cannot be read: {error.strerror or error}", tree.name))
                continue
            for reader in readers:
                facts.extend(_believed(reader, source, skips))
    for tree in trees:
        facts.extend(unread_locks(tree.skips))
        own = [fact for fact in facts if fact.repository == tree.name]
        facts.extend((*follow(own), *mark_main(own)))
    facts.extend(reached(facts))
    return Reading(tuple(facts), tuple(skips), sum(len(tree.files) for tree in trees))


def holds_code(reading: Reading) -> bool:
    """Return whether anything was read that a practice could be judged by: code, or what code depends on."""
    return any(fact.kind in {"import", "dependency"} for fact in reading.facts)


def _takes(pattern: re.Pattern[str], path: str) -> bool:
    return bool(pattern.fullmatch(path) or pattern.fullmatch(_TEMPLATE.sub("", path)))


def _believed(reader: Reader, source: Source, skips: list[Skip]) -> list[Fact]:
    """Return what `reader` makes of `source`; a file that it cannot cope with is a skip, never the end of a scan."""
    try:
        return list(reader(source))
    except (ArithmeticError, LookupError, MemoryError, RecursionError, TypeError, ValueError, AttributeError) as error:
        skips.append(Skip(source.path, f"cannot be understood: {type(error).__name__}", source.repository))
        return []
