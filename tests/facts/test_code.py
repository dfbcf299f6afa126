"""Files are parsed only where their words leave room for what is asked, and nothing is missed by that."""

from pathlib import Path
from unittest.mock import Mock

import pytest

from exhaustive import every_fact
from mlready.evidence.facts_index import FactIndex
from mlready.evidence.judge import evidence
from mlready.facts.code import KINDS, Code
from mlready.facts.code_readers import HANDLED
from mlready.facts.program import CodeProgram
from mlready.facts.python.parse import parse
from mlready.facts.scan import holds_code, read_trees
from mlready.model.fact import Fact
from mlready.model.practice import Pattern, Rule
from mlready.repo.tree import Tree, open_tree
from mlready.store.library import Library
from mlready.store.practices import load_practices

REPOSITORIES = Path(__file__).parents[1] / "repos"
PATTERNS = [pattern for practice in load_practices(Library()).values() for pattern in practice.patterns]
# So few cases that no limit on what is read or followed is met among them, and every practice costs but little.
TOGETHER = 12


def places(facts: list[Fact]) -> set[tuple[str, str, int | None, str]]:
    return {(fact.repository, fact.path, fact.line, fact.name) for fact in facts}


def opened(folder: Path, **files: str) -> Tree:
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text)
    return open_tree(folder)


def asked(**pattern: object) -> Pattern:
    return Pattern.model_validate(pattern)


@pytest.mark.parametrize("practice", sorted(path.name for path in REPOSITORIES.iterdir()))
def test_no_word_that_is_looked_for_first_hides_what_a_pattern_asks_for(practice: str) -> None:
    cases = sorted((REPOSITORIES / practice).glob("*/*"))
    of_code = list({pattern.model_dump_json(): pattern for pattern in PATTERNS if pattern.kind in KINDS}.values())
    for some in batched(cases, TOGETHER):
        code = Code([open_tree(case, name=f"{case.parent.name}/{case.name}") for case in some], of_code)
        slowly, quickly = FactIndex(every_fact(code)), FactIndex((), code)
        for pattern in of_code:
            # What no reader finds could come up only where handlers are followed, which is done in two ways.
            if (there := places(list(slowly.matching(pattern)))) or pattern.kind in HANDLED:
                assert places(list(quickly.matching(pattern))) == there, pattern


def batched(cases: list[Path], size: int) -> list[list[Path]]:
    return [cases[start : start + size] for start in range(0, len(cases), size)]


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("import mlflow\nmlflow.log_metric('a', 1)\n", True),
        ("from mlflow import log_metric as log\nlog('a', 1)\n", True),
        ("import mlflow\n", False),
        ("# mlflow.log_metric\nimport os\n", False),
        ("import os\nos.log_metric()\n", False),
    ],
)
def test_a_file_is_a_candidate_where_it_imports_the_package_and_speaks_the_rest(
    tmp_path: Path, text: str, *, parsed: bool
) -> None:
    pattern = asked(call=["mlflow.log_metric"])
    code = Code([opened(tmp_path, a=text)], [pattern])
    assert bool(code.candidates(pattern).numbers) is parsed


def test_a_method_of_something_unknown_is_looked_for_behind_a_dot(tmp_path: Path) -> None:
    pattern = asked(call=["?.partial_fit"])
    tree = opened(
        tmp_path, a="model.partial_fit(x)\n", b="partial, fit = 1, 2\n", c="from m import (\n    partial_fit,\n)"
    )
    code = Code([tree], [pattern])
    candidates = code.candidates(pattern)
    named = [number for number in candidates.numbers if code.may_name(number, candidates)]
    assert [code.files.where(number)[1] for number in named] == ["a.py", "c.py"]


def test_files_nearest_to_the_root_come_first(tmp_path: Path) -> None:
    for folder in ("z", "a/b"):
        (tmp_path / folder).mkdir(parents=True)
    for path in ("a/b/one.py", "z/two.py", "three.py"):
        (tmp_path / path).write_text("import mlflow\n")
    pattern = asked(**{"import": ["mlflow"]})
    index = FactIndex((), Code([open_tree(tmp_path)], [pattern]))
    assert [fact.path for fact in index.matching(pattern)] == ["three.py", "z/two.py", "a/b/one.py"]


def test_a_capital_or_a_camel_does_not_hide_a_word(tmp_path: Path) -> None:
    pattern = asked(gate=["raises"])
    text = "def check(bestAUC, minAUC):\n    if bestAUC < minAUC:\n        raise ValueError\n"
    found = FactIndex((), Code([opened(tmp_path, a=text)], [pattern])).matching(pattern)
    assert [fact.line for fact in found] == [2]


def test_what_is_passed_over_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mlready.evidence.facts_index.MOST_READ", 2)
    pattern = asked(**{"import": ["mlflow"]})
    code = Code([opened(tmp_path, a="import mlflow\n", b="import mlflow\n", c="import mlflow\n")], [pattern])
    assert [fact.path for fact in FactIndex((), code).matching(pattern)] == ["a.py", "b.py"]
    assert [skip.why for skip in code.files.skips] == [
        "more than 2 modules may hold what is asked of import: the others were not parsed"
    ]


def test_what_has_been_read_for_another_is_asked_however_many_were_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mlready.evidence.facts_index.MOST_READ", 1)
    pattern = asked(**{"import": ["mlflow"]})
    code = Code([opened(tmp_path, a="import mlflow\n", b="import mlflow\n", c="import mlflow\n")], [pattern])
    assert code.facts(2, "import")
    assert [fact.path for fact in FactIndex((), code).matching(pattern)] == ["a.py", "c.py"]
    assert len(code.files.skips) == 1


def test_a_repository_of_r_alone_holds_code(tmp_path: Path) -> None:
    (tmp_path / "train.R").write_text("library(caret)\ntrain(x)\n")
    assert holds_code(read_trees([open_tree(tmp_path)], PATTERNS))


@pytest.mark.parametrize(
    ("name", "text", "holds"),
    [
        ("job.py", "print(sum(range(4)))\n", True),
        ("job.py", "def add(a, b):\n    return a + b\n", True),
        ("job.py", "# nothing yet\n", False),
        ("serve.yaml", "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: a}\n", True),
        ("main.go", "package main\n", False),
        ("README.md", "# mlflow\n", False),
    ],
)
def test_code_without_imports_and_resources_alone_are_something_to_judge(
    tmp_path: Path, name: str, text: str, *, holds: bool
) -> None:
    (tmp_path / name).write_text(text)
    assert holds_code(read_trees([open_tree(tmp_path)], PATTERNS)) is holds


def test_only_what_is_asked_is_read_of_a_module(tmp_path: Path) -> None:
    pattern = asked(**{"import": ["mlflow"]})
    text = "import mlflow\nmodel = Forest(random_state=4)\n"
    code = Code([opened(tmp_path, a=text)], [pattern])
    assert [fact.name for fact in code.facts(0, "import")] == ["mlflow"]
    assert code.is_read(0, "call")  # the same reader finds it
    assert not code.is_read(0, "seed")
    assert [fact.name for fact in code.facts(0, "seed")] == ["Forest"]


def test_modules_stay_parsed_for_other_readers_until_there_is_no_more_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "import mlflow\nmodel = Forest(random_state=4)\n"
    monkeypatch.setattr("mlready.facts.readings.MOST_KEPT", len(text))
    watched = Mock(wraps=parse)
    monkeypatch.setattr("mlready.facts.python.module.parse", watched)
    code = Code([opened(tmp_path, a=text, b=text)], [asked(seed=["*"]), asked(**{"import": ["mlflow"]})])
    for kind in ("seed", "import"):
        for number in (0, 1):
            assert code.facts(number, kind)
    assert watched.call_count == 3  # the first file once, the second for each reader


def test_no_module_of_a_large_program_stays_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "import mlflow\nmodel = Forest(random_state=4)\n"
    monkeypatch.setattr("mlready.facts.readings.SMALL", len(text) - 1)
    watched = Mock(wraps=parse)
    monkeypatch.setattr("mlready.facts.python.module.parse", watched)
    code = Code([opened(tmp_path, a=text)], [asked(seed=["*"]), asked(**{"import": ["mlflow"]})])
    assert code.facts(0, "seed")
    assert code.facts(0, "import")
    assert watched.call_count == len(("seed", "import"))


def test_a_module_that_does_not_stay_parsed_is_read_at_once_by_who_will_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "import mlflow\nmodel = Forest(random_state=4)\n"
    monkeypatch.setattr("mlready.facts.readings.SMALL", len(text) - 1)
    watched = Mock(wraps=parse)
    monkeypatch.setattr("mlready.facts.python.module.parse", watched)
    code = Code([opened(tmp_path, a=text)], [asked(seed=["*"]), asked(**{"import": ["mlflow"]})])
    assert code.facts(0, "import")
    assert not code.is_read(0, "seed")  # nobody has asked for it
    assert [fact.name for fact in code.facts(0, "seed")] == ["Forest"]
    assert watched.call_count == 1


def test_no_handler_is_followed_to_what_no_file_calls(tmp_path: Path) -> None:
    pattern = asked(**{"handler.call": ["*log_predict*"]})
    handler = "@app.post('/predict')\ndef predict(x):\n    keep(x)\n"
    assert not Code([opened(tmp_path, a=handler)], [pattern]).candidates(pattern).numbers
    (tmp_path / "b.py").write_text("def keep(x):\n    log_prediction(x)\n")
    assert 0 in Code([open_tree(tmp_path)], [pattern]).candidates(pattern).numbers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("app.add_middleware(Auth)\n", ["add_middleware"]),
        ("app = FastAPI(dependencies = [Depends(signed_in)])\n", ["FastAPI"]),
        ("@app.middleware('http')\ndef guard(request):\n    pass\n", ["middleware"]),
        ("from starlette.middleware import Middleware\napp.include_router(router)\n", []),
    ],
)
def test_only_what_puts_something_before_handlers_is_parsed_for_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, names: list[str]
) -> None:
    watched = Mock(wraps=parse)
    monkeypatch.setattr("mlready.facts.python.module.parse", watched)
    assert [scope.name for scope in CodeProgram(Code([opened(tmp_path, a=text)], [])).scopes] == names
    assert watched.called is bool(names)


def test_no_module_is_parsed_for_a_rule_of_which_another_part_can_hold_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Mock(wraps=parse)
    monkeypatch.setattr("mlready.facts.python.module.parse", watched)
    rule = Rule.model_validate({"says": "s", "all": [{"call": ["?.post"]}, {"call": ["zenml.*"]}]})
    tree = opened(tmp_path, a="client.post(x)\n")
    assert not list(evidence(rule, FactIndex((), Code([tree], rule.all))))
    assert not watched.called
    (tmp_path / "b.py").write_text("import zenml\nzenml.pipeline(x)\n")
    found = evidence(rule, FactIndex((), Code([open_tree(tmp_path)], rule.all)))
    assert [place.path for place in found] == ["a.py"]


def test_a_module_is_parsed_only_where_it_may_say_all_that_must_stand_in_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Mock(wraps=parse)
    monkeypatch.setattr("mlready.facts.python.module.parse", watched)
    parts = [{"test": ["test_*"], "place": ["test"]}, {"call": ["?.expect_column"], "place": ["test"]}]
    rule = Rule.model_validate({"says": "s", "same": "file", "all": parts})
    text = "def test_a():\n    table.%s\n"
    tree = opened(tmp_path, test_a=text % "column_to_expect(1)", test_b=text % "expect_column(1)")
    found = evidence(rule, FactIndex((), Code([tree], rule.all)))
    assert [place.path for place in found] == ["test_b.py"]
    assert watched.call_count == 1


def test_no_handler_is_followed_for_more_of_what_has_been_found(tmp_path: Path) -> None:
    pattern = asked(**{"handler.call": ["log_prediction"]})
    handler = "import fastapi\napp = fastapi.FastAPI()\n@app.post('/predict')\ndef predict(x):\n    log_prediction(x)\n"
    index = FactIndex((), Code([opened(tmp_path, a=handler, b=handler)], [pattern]))
    assert next(index.matching(pattern)).path == "a.py"
    assert [fact.path for fact in index.matching(pattern, where=lambda *_: True)] == ["a.py"]


def test_a_handler_of_each_of_several_repositories_is_followed(tmp_path: Path) -> None:
    pattern = asked(**{"handler.call": ["log_prediction"]})
    handler = "import fastapi\napp = fastapi.FastAPI()\n@app.post('/predict')\ndef predict(x):\n    log_prediction(x)\n"
    trees = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        opened(tmp_path / name, a=handler, b=handler)
        trees.append(open_tree(tmp_path / name, name=name))
    index = FactIndex((), Code(trees, [pattern]))
    assert next(index.matching(pattern)).repository == "one"
    further = index.matching(pattern, where=lambda repository, _: repository == "two")
    assert [(fact.repository, fact.path) for fact in further] == [("two", "a.py")]
