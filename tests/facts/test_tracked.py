from mlready.facts.source import Source
from mlready.facts.tracked import read_attributes, read_pointers, read_stages, what_is

POINTER = "outs:\n- md5: 0123\n  path: {}\n"


def test_a_pointer_file_says_what_it_stands_for() -> None:
    [fact] = read_pointers(Source("data/a.csv.dvc", POINTER.format("a.csv").encode()))
    assert (fact.kind, fact.name, fact.attributes) == ("tracked", "a.csv", {"what": "data", "by": "pointer"})


def test_a_pointer_to_a_model_is_no_data() -> None:
    [fact] = read_pointers(Source("models/x.dvc", POINTER.format("x").encode()))
    assert fact.attributes["what"] == "model"


def test_the_stages_of_a_pipeline_put_out_files() -> None:
    outs = b"    outs:\n    - model.pkl\n    - m.json: {cache: false}\n"
    text = b"stages:\n  train:\n    cmd: c\n    deps: [train.py]\n" + outs
    told = [
        (fact.name, fact.attributes["what"], fact.attributes["side"]) for fact in read_stages(Source("dvc.yaml", text))
    ]
    assert told == [("train.py", "other", "deps"), ("model.pkl", "model", "outs")]


def test_patterns_of_git_attributes_count_unless_they_are_comments() -> None:
    text = b"# *.csv filter=lfs\n*.parquet filter=lfs diff=lfs\n*.py text\n"
    assert [(fact.name, fact.line) for fact in read_attributes(Source(".gitattributes", text))] == [("*.parquet", 2)]


def test_pictures_that_git_hands_to_a_filter_are_no_data_unless_they_lie_there() -> None:
    text = b"*.png filter=lfs\ndata/*.png filter=lfs\n"
    assert [fact.attributes["what"] for fact in read_attributes(Source(".gitattributes", text))] == ["other", "data"]


def test_names_say_what_a_file_is() -> None:
    assert what_is("data/train.pkl") == "data"
    assert what_is("models/encoder.joblib") == "model"
    assert what_is("reports/metrics.json") == "other"
