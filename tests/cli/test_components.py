from pathlib import Path

import pytest

from mlready.cli.components import Site, names_of, sites_of
from mlready.model.answers import Repository


@pytest.mark.parametrize(
    ("places", "names"),
    [
        (["a"], ["."]),
        (["a", "b"], ["a", "b"]),
        (["x/a", "y/a", "b"], ["x/a", "y/a", "b"]),
        (["x/p/a", "x/q/a", "y/q/a"], ["p/a", "x/q/a", "y/q/a"]),
        (["a", "x/a"], ["{top}/a", "x/a"]),
        (["x/../a", "b/."], ["a", "b"]),
    ],
)
def test_a_component_is_called_by_its_folder_and_by_as_much_more_as_it_takes(
    places: list[str], names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = [name.replace("{top}", tmp_path.name) for name in names]
    assert names_of([Site(tmp_path / place) for place in places]) == expected
    monkeypatch.chdir(tmp_path)
    assert names_of([Site(Path(place)) for place in places]) == expected


def test_the_root_of_the_disk_has_a_name_too() -> None:
    assert names_of([Site(Path("/")), Site(Path("/a"))]) == ["/", "a"]


def test_a_folder_of_a_repository_is_a_component_of_its_own(tmp_path: Path) -> None:
    written = [Repository(path=".", folder="train", role="training"), Repository(path=".", folder="serve")]
    sites = sites_of((), written, tmp_path)
    assert [(site.place, site.role) for site in sites] == [(tmp_path / "train", "training"), (tmp_path / "serve", None)]
    assert names_of(sites) == ["train", "serve"]


def test_what_the_command_names_counts_more_and_keeps_the_role_that_the_answers_give_it(tmp_path: Path) -> None:
    written = [Repository(path=".", role="serving"), Repository(path="../train", role="training")]
    here = tmp_path / "serve"
    named = sites_of((here, tmp_path / "other"), written, here)
    assert [(site.path, site.role) for site in named] == [(here, "serving"), (tmp_path / "other", None)]


def test_the_role_of_a_folder_is_not_that_of_the_whole_repository(tmp_path: Path) -> None:
    assert sites_of((tmp_path,), [Repository(path=".", folder="train", role="training")], tmp_path)[0].role is None


def test_no_place_is_looked_at_twice(tmp_path: Path) -> None:
    sites = sites_of((tmp_path / "a", tmp_path / "b", tmp_path / "a" / ".", tmp_path / "b" / ".." / "a"), (), tmp_path)
    assert [site.path.name for site in sites] == ["a", "b"]


def test_links_that_lead_in_a_circle_have_names(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert len(set(names_of([Site(tmp_path / "a"), Site(tmp_path / "c")]))) == 2
