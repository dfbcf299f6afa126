from mlready.facts.python.seeds import read_seeds
from mlready.facts.source import Source
from mlready.model.fact import Fact


def read(code: str, path: str = "work.py") -> list[Fact]:
    return list(read_seeds(Source(path, code.encode())))


def test_a_seed_is_named_by_what_gets_it() -> None:
    [fact] = read("from sklearn.svm import SVC\nmodel = SVC(random_state=3)")
    assert (fact.kind, fact.name, fact.line) == ("seed", "sklearn.svm.SVC", 2)


def test_a_seed_of_none_is_none() -> None:
    assert read("model = SVC(random_state=None)") == []


def test_a_table_of_settings_may_hold_one_among_others() -> None:
    assert [fact.name for fact in read('params = {"depth": 3, "seed": 1}\nother["random_state"] = 2')] == [
        "settings"
    ] * 2
