"""Charts that a repository keeps copies of."""

from pathlib import Path

import pytest

from mlready.facts.place import Places
from mlready.repo.tree import open_tree

PUBLISHED = "name: x\nhome: https://{}\nicon: https://example.com/x.png\n"
OWN = "name: x\nversion: 0.1.0\n"


def places(folder: Path, **charts: str) -> Places:
    for name, text in charts.items():
        chart = folder / name.replace("__", "/") / "Chart.yaml"
        chart.parent.mkdir(parents=True, exist_ok=True)
        chart.write_text(text)
    return Places(open_tree(folder))


def test_charts_from_several_homes_are_copies_and_ones_own_is_not(tmp_path: Path) -> None:
    of = places(tmp_path, a=PUBLISHED.format("a.io/x"), b=PUBLISHED.format("b.io/x"), mine=OWN).of
    assert [of(f"{chart}/templates/hpa.yaml") for chart in ("a", "b", "mine")] == ["vendored", "vendored", "project"]


def test_what_people_put_beside_the_parts_of_a_copy_is_theirs(tmp_path: Path) -> None:
    of = places(tmp_path, a=PUBLISHED.format("a.io/x"), b=PUBLISHED.format("b.io/x")).of
    assert [of(f"a/{name}") for name in ("values.yaml", "values-prod.yaml", "dashboards/drift.json")] == [
        "vendored",
        "project",
        "project",
    ]


def test_a_published_chart_below_another_is_a_copy(tmp_path: Path) -> None:
    of = places(tmp_path, mine=OWN, mine__charts__redis=PUBLISHED.format("r.io/x")).of
    assert of("mine/charts/redis/values.yaml") == "vendored"


@pytest.mark.parametrize("second", [OWN, PUBLISHED.format("a.io/x/other"), "name: x\nhome: https://b.io/x\n", "\xff"])
def test_a_project_may_publish_charts_of_its_own(tmp_path: Path, second: str) -> None:
    of = places(tmp_path, a=PUBLISHED.format("a.io/x"), b=second).of
    assert of("a/templates/hpa.yaml") == "project"
