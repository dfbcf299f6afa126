from mlready.facts.python.groups import read_group_metrics
from mlready.facts.source import Source
from mlready.model.fact import Fact


def read(code: str, path: str = "work.py") -> list[Fact]:
    return list(read_group_metrics(Source(path, code.encode())))


def test_a_metric_of_each_part_of_the_data_counts() -> None:
    code = "for group in groups:\n    part = df[df.sex == group]\n    out[group] = recall_score(part.y, part.p)"
    assert [(fact.name, fact.line) for fact in read(code)] == [("recall_score", 3)]


def test_a_metric_of_the_whole_in_such_a_loop_does_not() -> None:
    assert read("for group in groups:\n    print(recall_score(y, p))") == []


def test_confusion_within_each_group_counts() -> None:
    code = "for group in groups:\n    mask = x == group\n    confusion_matrix(y[mask], p[mask])"
    assert [fact.name for fact in read(code)] == ["confusion_matrix"]


def test_a_frame_that_is_grouped_by_a_bound_or_a_time_has_no_groups() -> None:
    code = "for one, part in df.groupby('{}'):\n    accuracy_score(part.y, part.p)"
    assert [fact.name for fact in read(code.format("region"))] == ["accuracy_score"]
    assert read(code.format("threshold_window")) == read(code.format("month")) == []


def test_folds_are_no_groups() -> None:
    assert read("for fold in groupby_folds:\n    recall_score(y[fold], p[fold])") == []
