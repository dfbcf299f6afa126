from dataclasses import replace

from mlready.evidence.facts_index import FactIndex
from mlready.evidence.products import products_in
from mlready.model.evidence import ProductFinding
from mlready.model.fact import Fact
from mlready.model.product import Product

GONE = {"state": "retired", "says": "It went.", "instead": "Take another.", "checked_on": "2026-11", "source": "x"}


def found(*facts: Fact, **fields: object) -> tuple[ProductFinding, ...]:
    rules = [{"import": ["server", "server.*"]}, {"dependency": "server"}]
    product = Product.model_validate(
        {"id": "server", "title": "Server", "serves": ["serving"], "found": rules, **fields}
    )
    return products_in([product], FactIndex(facts))


def imported(path: str, place: str = "project") -> Fact:
    return Fact("import", "server.run", path, 1, place=place)  # type: ignore[arg-type]  # one of the places


def test_a_product_is_told_with_the_place_that_shows_its_use_best() -> None:
    (one,) = found(Fact("dependency", "server", "requirements.txt", 3), imported("app.py"))
    assert [(place.path, place.says) for place in one.evidence] == [("app.py", "server.run is imported")]
    assert (one.title, one.serves) == ("Server", ("serving",))


def test_of_one_that_should_go_every_file_is_told_once() -> None:
    (one,) = found(
        imported("a.py"), imported("a.py"), imported("b.py"), Fact("dependency", "server", "c.txt"), retired=GONE
    )
    assert [place.path for place in one.evidence] == ["a.py", "b.py", "c.txt"]


def test_of_one_that_should_go_a_file_that_says_so_often_leaves_room_for_others() -> None:
    (one,) = found(*(replace(imported("a.py"), line=line) for line in range(1, 9)), imported("b.py"), retired=GONE)
    assert [place.path for place in one.evidence] == ["a.py", "b.py"]


def test_what_no_file_of_the_project_shows_is_not_told() -> None:
    assert found(Fact("import", "serverless", "a.py")) == ()
    assert found(imported("examples/a.py", "example")) == ()
