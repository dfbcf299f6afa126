import pytest

from mlready.facts.graphs import read_graph
from mlready.facts.source import Source


def steps(text: str, path: str = "graph.yml") -> dict[str, str]:
    return {fact.name: fact.attributes["after"] for fact in read_graph(Source(path, text.encode()))}


def test_an_entry_that_names_another_comes_behind_it() -> None:
    text = "tasks:\n  - ID: fetch\n  - ID: train\n    dependencies: [fetch]\n"
    [fact] = read_graph(Source("graph.yml", text.encode()))
    assert (fact.kind, fact.name, fact.line, fact.attributes) == ("step", "train", 3, {"after": "fetch"})


def test_entries_with_names_of_their_own_are_linked_too() -> None:
    assert steps("blocks:\n  load: {}\n  train:\n    upstream_blocks: [load]\n") == {"train": "load"}


def test_a_state_says_what_comes_next() -> None:
    text = '{\n "States": {\n  "Load": {\n   "Next": "Train"},\n  "Train": {}}}'
    assert steps(text, "states.json") == {"Train": "Load"}


def test_entries_with_a_name_in_them_are_links() -> None:
    text = "activities:\n- {name: load}\n- name: train\n  dependsOn:\n  - activity: load\n"
    assert steps(text) == {"train": "load"}


def test_a_name_that_no_entry_has_is_no_link() -> None:
    assert steps("tasks:\n  - ID: train\n    dependencies: [elsewhere]\n") == {}


def test_services_and_jobs_of_ci_are_no_steps() -> None:
    assert steps("services:\n  db: {}\n  train:\n    depends_on: [db]\n") == {}
    ci = "jobs:\n  lint: {}\n  train:\n    needs: [lint]\n"
    assert steps(ci, ".github/workflows/a.yml") == {}
    assert steps(f"on: push\n{ci}") == {}


@pytest.mark.parametrize(
    "path", [".semaphore/semaphore.yml", ".woodpecker/build.yml", ".harness/ci.yaml", ".tekton/a.yaml", ".drone.yml"]
)
def test_what_any_service_of_ci_reads_is_no_graph(path: str) -> None:
    assert steps("blocks:\n- name: lint\n- name: train\n  dependencies: [lint]\n", path) == {}
