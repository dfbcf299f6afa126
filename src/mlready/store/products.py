"""The products that we know, as data; a file of the project's own adds to the shipped ones, whatever its name."""

from collections.abc import Iterable, Iterator
from typing import Final

from pydantic import ValidationError

from mlready.errors import DocumentError, Problem, quoted
from mlready.model.nearest import did_you_mean
from mlready.model.product import Product
from mlready.store.library import Library
from mlready.store.once import once
from mlready.store.rules import rule_faults
from mlready.store.validation import faults
from mlready.store.yaml import Document, Path

KEY: Final = "products"
RETIRED: Final = "retired"


def load_products(library: Library, *, all_of_them: bool = True) -> tuple[Product, ...]:
    """Return the products that should not be used any more, and all others where `all_of_them` are wanted.

    One of the project's own takes the place of ours of that id.

    Raises:
        DocumentError: a file of them is wrong.
    """
    documents = [one for folder in (RETIRED, *([KEY] if all_of_them else [])) for one in library.layers(folder)]
    return once(KEY, documents, lambda: _read(documents))


def _read(documents: Iterable[Document]) -> tuple[Product, ...]:
    products: dict[str, Product] = {}
    problems: list[Problem] = []
    for document in documents:
        products |= {product.id: product for product in _products(document, problems)}
    if problems:
        raise DocumentError(problems)
    return tuple(products.values())


def _products(document: Document, problems: list[Problem]) -> Iterator[Product]:
    data = document.data
    written = data.get(KEY) if isinstance(data, dict) else None
    if not isinstance(written, list):
        problems.append(document.problem((KEY,), "write a mapping with a list of products"))
        return
    problems += [
        document.problem((key,), f"there is no key {quoted(key)} here{did_you_mean(str(key), [KEY])}")
        for key in data
        if key != KEY
    ]
    seen: set[str] = set()
    for index, one in enumerate(written):
        wrong = list(_faults(one))
        try:
            product = Product.model_validate(one)
        except ValidationError as error:
            told = [place[:2] for place, _ in wrong]
            wrong += [(place, says) for place, says in faults(error, Product, one) if place[:2] not in told]
        else:
            if product.id in seen:
                wrong.append((("id",), f"{product.id} stands in this list twice"))
            seen.add(product.id)
            if not wrong:
                yield product
        problems += [document.problem((KEY, index, *place), says) for place, says in wrong]


def _faults(entry: object) -> Iterator[tuple[Path, str]]:
    """Yield what is wrong with the words of the rules of an entry."""
    rules = entry.get("found") if isinstance(entry, dict) else None
    for number, rule in enumerate(rules if isinstance(rules, list) else ()):
        yield from ((("found", number, *place), says) for place, says in rule_faults(rule))
