"""Facts and rules -> the products that a system is built with."""

from collections.abc import Iterable, Iterator
from itertools import islice

from mlready.evidence.facts_index import FactIndex
from mlready.evidence.judge import MOST_EVIDENCE, evidence
from mlready.model.evidence import Evidence, ProductFinding
from mlready.model.product import Product


def products_in(products: Iterable[Product], index: FactIndex) -> tuple[ProductFinding, ...]:
    """Return the products that the files whose facts are in `index` show.

    One place is enough to know that a product is used; of those that are to go, more are named, one file once.
    """
    return tuple(found for product in products if (found := _finding(product, index)))


def _finding(product: Product, index: FactIndex) -> ProductFinding | None:
    places = tuple(islice(_places(product, index), MOST_EVIDENCE if product.retired else 1))
    if not places:
        return None
    return ProductFinding(
        id=product.id, title=product.title, serves=product.serves, retired=product.retired, evidence=places
    )


def _places(product: Product, index: FactIndex) -> Iterator[Evidence]:
    seen: set[tuple[str, str]] = set()
    for rule in product.found:
        for place in evidence(rule, index):
            if (place.repository, place.path) not in seen:
                seen.add((place.repository, place.path))
                yield place
