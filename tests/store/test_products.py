from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mlready.resources import shipped
from mlready.store.library import Library
from mlready.store.products import load_products
from mlready.store.schemas import products_schema
from mlready.store.yaml import parse
from own_documents import library, refusal
from shipped import advice

PLACE = "retired/ours.yaml"
OWN = """\
products:
  - id: torchserve
    title: Our fork of TorchServe
    found: [{dependency: our-torchserve}]
"""


@pytest.mark.parametrize("name", ["products/tools.yaml", "retired/products.yaml"])
def test_the_shipped_products_are_valid(name: str) -> None:
    text = shipped("playbooks").joinpath(*name.split("/")).read_text(encoding="utf-8")
    assert not list(Draft202012Validator(products_schema()).iter_errors(parse(text, name).data))


def test_without_need_only_those_are_loaded_that_should_go() -> None:
    some, every = load_products(Library(), all_of_them=False), load_products(Library())
    assert all(one.retired for one in some)
    assert list(some) == [one for one in every if one.retired]


def test_every_retired_product_says_when_it_was_looked_up_where_and_what_to_use() -> None:
    for one in load_products(Library(), all_of_them=False):
        assert one.retired is not None
        assert date.fromisoformat(f"{one.retired.checked_on}-01") >= date(2026, 1, 1)
        assert one.retired.source.startswith("https://")
        assert one.retired.instead.endswith(".")


def test_every_job_of_a_stage_is_done_by_some_product() -> None:
    served = {job for product in load_products(Library()) for job in product.serves}
    assert {job for stage in advice().pipelines.stages for job in stage.jobs} <= served


def test_a_product_of_the_projects_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    known = {one.id: one for one in load_products(library(tmp_path, PLACE, OWN))}
    assert known["torchserve"].title == "Our fork of TorchServe"
    assert known["torchserve"].retired is None
    assert "mlflow" in known


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (OWN.replace("dependency", "dependancy"), "kind of fact 'dependancy'; did you mean dependency?"),
        (OWN.replace("title", "titel"), "there is no key 'titel' here; did you mean title?"),
        (OWN + OWN.split("\n", 1)[1], "torchserve stands in this list twice"),
        ("products: 5", "write a mapping with a list of products"),
        (OWN + "product: []\n", "there is no key 'product' here; did you mean products?"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    lines = refusal(load_products, tmp_path, PLACE, text)
    assert any(line.startswith("retired/ours.yaml:") and says in line for line in lines), lines
