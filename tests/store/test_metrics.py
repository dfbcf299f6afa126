"""The book of what to watch: the shipped one leads nowhere wrong, and a wrong one says where."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mlready.model.metrics import FIGURE, Metrics
from mlready.resources import shipped
from mlready.store.books import load_book
from mlready.store.library import Library
from mlready.store.practices import load_practices
from mlready.store.schemas import metrics_schema
from mlready.store.yaml import parse
from own_documents import refusal
from shipped import NOTHING_SAID, OVERLAYS, advice, roles_and_documents, shipped_playbook

FILE = shipped("playbooks").joinpath("advice", "metrics.yaml")


@pytest.fixture(scope="module")
def text() -> str:
    return FILE.read_text(encoding="utf-8")


def metrics(library: Library) -> Metrics:
    return load_book(library, "metrics", Metrics)


def test_every_condition_text_and_figure_looks_at_something_that_is_there() -> None:
    chosen = shipped_playbook("enterprise", OVERLAYS)
    known = {*chosen.ids, *(f"assumptions.{name}" for name in type(NOTHING_SAID.assumptions).model_fields)}
    known |= {"capacity.canary_sample"}
    assert set(advice().metrics.ids) <= known
    assert {name for name in advice().metrics.places if not name.startswith(FIGURE)} <= known


def test_every_metric_has_an_owner_and_a_control_that_exist() -> None:
    controls = {one.id for one in shipped_playbook("enterprise", OVERLAYS).controls}
    owners = {role.id for role in roles_and_documents()[0]}
    book = advice().metrics
    assert {one.control for one in book.metrics} | {one.control for one in book.signs} <= controls
    assert {one.owner for one in book.metrics} <= owners
    assert {family.control for family in book.families.values()} <= {one.id for one in shipped_playbook().controls}


def test_every_sign_is_a_practice() -> None:
    names = {name for one in advice().metrics.signs for name in one.practice.split("|")}
    assert names <= {*load_practices(Library())}


def test_every_series_and_figure_is_used(text: str) -> None:
    for series in advice().metrics.series:
        assert text.count(series.name) > 1, series.name
    for figure in advice().metrics.figures:
        assert f"monitor.{figure.id}" in text or f"limit: {figure.id}" in text, figure.id


def test_the_shipped_file_fits_its_schema(text: str) -> None:
    assert [one.message for one in Draft202012Validator(metrics_schema()).iter_errors(parse(text, "a").data)] == []


@pytest.mark.parametrize(
    ("change", "place", "says"),
    [
        (
            ("over {monitor.latency_ms} ms", "over {monitor.latency} ms"),
            "metrics.latency.threshold.0.says",
            "there is no monitor.latency here; did you mean monitor.latency_ms?",
        ),
        (("> <monitor.lag_seconds>'", "> <monitor.lag>'"), "metrics.lag.rules", "there is no monitor.lag here"),
        (("'max(ml_lag_seconds{<by>}) >", "'max(ml_lag{<by>}) >"), "metrics.lag.rules", "there is no ml_lag here"),
        (("limit: lag_seconds}", "limit: lags}"), "metrics.lag.panel", "there is no monitor.lags here"),
        (("  - id: burn-medium\n", "  - id: burn-fast\n"), "metrics.1", "there are two of burn-fast"),
        (("alert: MlErrorBudgetSteady", "alert: MlErrorBudgetFast"), "metrics", "there are two of MlErrorBudgetFast"),
        (
            ("of: 14.4 * monitor.failing}", "of: 14.4 * monitor.fails}"),
            "figures.burn_14.of",
            "there is no monitor.fails here",
        ),
        (("of: 14.4 * monitor.failing}", "of: max(1)}"), "figures.burn_14.of", "'max(1)' is neither a number"),
        (
            ("    severity: page\n", "    severity: loud\n"),
            "metrics.burn-fast.severity",
            "a severity is page, ticket or report",
        ),
        (
            ('monitor.burn_14: "< 1"', 'monitor.burn_15: "< 1"'),
            "metrics.burn-fast.when",
            "there is no monitor.burn_15 here",
        ),
        (('  data: {title: "Is the data well?", control: ops.data-health}\n', ""), "family", "there is no data here"),
        (("hold: 2m", "hold: two minutes"), "metrics.burn-fast.rules.0.hold", "such as 10m, not 'two minutes'"),
    ],
)
def test_a_wrong_name_is_told_with_its_place(
    tmp_path: Path, text: str, change: tuple[str, str], place: str, says: str
) -> None:
    assert change[0] in text
    problems = refusal(metrics, tmp_path, "advice/metrics.yaml", text.replace(*change, 1))
    assert any(place in one and says in one and one.startswith("advice/metrics.yaml:") for one in problems), problems
