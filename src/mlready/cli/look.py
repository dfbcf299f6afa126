"""Repositories -> scan: their files are listed, read and judged. Nothing of theirs is run."""

from collections.abc import Collection, Sequence
from itertools import chain
from typing import Final

from mlready.cli.components import Site, names_of
from mlready.cli.console import tell
from mlready.cli.notes import notes
from mlready.cli.progress import counted, progress
from mlready.model.answers import Answers
from mlready.model.evidence import NOT_SCANNED, Component, Scan
from mlready.model.playbook import Playbook
from mlready.model.practice import Practice
from mlready.model.product import Product
from mlready.repo.commit import head_commit
from mlready.repo.proofs import hash_proofs
from mlready.store.config import load_config, within
from mlready.store.library import Library
from mlready.store.practices import load_practices
from mlready.store.products import load_products

# So many files take more than a second.
_MANY: Final = 1_000


def look(
    sites: Sequence[Site],
    answers: Answers,
    playbook: Playbook,
    library: Library,
    *,
    quiet: bool,
    products: bool = False,
) -> Scan:
    """Return what the files of the sites that are there show; say which ones are not there, and what was not read.

    Of `products` those that should go are always looked for; the others take time of their own. Where the sites hold no
    code at all there is nothing to judge: the scan then tells of proofs alone.
    """
    here = [site for site in sites if site.place.is_dir()]
    if not quiet:
        for site in sites:
            if site not in here:
                tell(f"note: there is no repository at {site.place}: nothing was looked at there")
    if not here:
        return NOT_SCANNED
    components = [
        Component(name=name, role=site.role, place=site.place.as_posix())
        for name, site in zip(names_of(here), here, strict=True)
    ]
    proofs = (answer.proof_path for said in (answers.controls, answers.context) for answer in said.values())
    wanted = load_products(library, all_of_them=products)
    seen = _seen(here, components, load_practices(library, playbook).values(), wanted, quiet=quiet)
    return seen.model_copy(
        update={
            "proofs": hash_proofs(filter(None, proofs), list(dict.fromkeys(site.path for site in here))),
            "commit": head_commit(here[0].path),
            "components": tuple(components),
        }
    )


def _seen(
    sites: Sequence[Site],
    components: Sequence[Component],
    practices: Collection[Practice],
    products: Collection[Product],
    *,
    quiet: bool,
) -> Scan:
    """Return how each practice stands and which products are in use, or nothing where there is nothing to judge."""
    # The readers and the rules are most of the program: they are loaded only where a repository is read.
    from mlready.evidence.facts_index import FactIndex  # noqa: PLC0415
    from mlready.evidence.judge import judge  # noqa: PLC0415
    from mlready.evidence.products import products_in  # noqa: PLC0415
    from mlready.facts.scan import holds_code, read_trees  # noqa: PLC0415
    from mlready.repo.tree import open_tree  # noqa: PLC0415

    with progress(quiet=quiet) as say:
        trees = [
            open_tree(
                site.path, folder=site.folder, name=one.name, ignore=within(load_config(site.path).ignore, site.folder)
            )
            for site, one in zip(sites, components, strict=True)
        ]
        files = sum(len(tree.files) for tree in trees)
        say(f"reading {files:,} files", at_once=files > _MANY)
        patterns = chain.from_iterable(one.patterns for some in (practices, products) for one in some)
        reading = read_trees(trees, patterns)
        index = FactIndex(reading.facts, reading.code)
        asked = counted(practices, say, lambda practice: f"looking for {practice.id}")
        seen = NOT_SCANNED
        if holds_code(reading):
            seen = Scan(practices=judge(asked, index, components), products=products_in(products, index))
    if not quiet:
        for note in notes(reading.skips):
            tell(note)
    return seen
