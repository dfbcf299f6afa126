"""Globs take what their text says, whatever stands where the stars are."""

import re
from fnmatch import translate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlready.evidence.globs import SearchedNames, globs

LETTERS = st.text("aAb.?[", max_size=5)
GLOBS = st.text("aAb.*?[", max_size=5)


@given(GLOBS, LETTERS)
def test_a_refused_glob_refuses_what_an_expression_made_of_it_matches(glob: str, value: str) -> None:
    written = translate(re.sub(r"([\[?])", r"[\1]", glob))
    assert globs((f"!{glob}",)).fit(value) is not bool(re.match(written, value, re.IGNORECASE))


@pytest.mark.parametrize(
    ("wanted", "value", "fits"),
    [
        (("mlflow.log_metric",), "mlflow.log_metric", True),
        (("mlflow.log_metric",), "MLflow.log_metric", False),
        (("*.fit",), "Model.FIT", True),
        (("torch.*.save",), "torch.nn.save", True),
        (("torch.*.save",), "torch.save", False),
        (("*ab*ba*",), "aba", False),
        (("*", "!test_*"), "Test_it", False),
        (("!test_*",), "anything", True),
    ],
)
def test_a_star_is_anything_and_capitals_count_without_one(wanted: tuple[str, ...], value: str, *, fits: bool) -> None:
    assert globs(wanted).fit(value) is fits


@given(st.lists(GLOBS, min_size=1, max_size=3), st.lists(st.text("aAbİ.\n", max_size=5)))
def test_many_names_are_searched_as_each_is_compared(wanted: list[str], names: list[str]) -> None:
    asked = globs(tuple(wanted))
    assert set(asked.among(SearchedNames(names))) == {name for name in names if asked.fit(name)}
