"""Examples that CI runs are the project's own."""

from mlready.facts.run_examples import RunExamples, run_examples, with_examples
from mlready.model.fact import Fact, Place


def file(path: str, place: Place = "example") -> Fact:
    return Fact(kind="file", name=path, path=path, place=place)


def command(name: str) -> Fact:
    return Fact(kind="ci.run", name=name, path=".github/workflows/ci.yml", line=7)


FILES = (
    file("examples/serve.py"),
    file("examples/iris/train.py"),
    file("examples/iris/README.md"),
    file("examples/wine/train.py"),
    file("src/app.py", "project"),
)


def run(*commands: str) -> list[str]:
    facts = [*FILES, *map(command, commands)]
    moved = with_examples(facts, run_examples(facts))
    return [fact.path for fact in moved if fact.place == "project" and fact.path.startswith("examples/")]


def test_one_example_runs_with_all_in_its_folder_but_its_prose() -> None:
    assert run("python examples/iris/train.py") == ["examples/iris/train.py"]


def test_beside_a_file_in_a_folder_of_many_run_only_those_right_in_it() -> None:
    assert run("python ./examples/serve.py --port 80") == ["examples/serve.py"]


def test_a_folder_that_is_run_runs_whole() -> None:
    assert run("pytest examples/") == ["examples/serve.py", "examples/iris/train.py", "examples/wine/train.py"]


def test_what_is_only_looked_at_named_or_not_there_does_not_run() -> None:
    assert run("ruff check examples", "echo python examples/serve.py", "python examples/gone.py", "", "python") == []


def test_without_examples_nothing_runs() -> None:
    assert run_examples([file("src/app.py", "project"), command("python examples/serve.py")]) == RunExamples()
