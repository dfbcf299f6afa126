from mlready.facts.python.fitted import read_fitted
from mlready.facts.source import Source
from mlready.model.fact import Fact


def read(code: str, path: str = "work.py") -> list[Fact]:
    return list(read_fitted(Source(path, code.encode())))


def test_a_fitted_attribute_is_told_once_for_each_function() -> None:
    facts = read("def f(m):\n    return m.feature_importances_, m.feature_importances_, getattr(m, 'coef_', None)")
    assert [fact.name for fact in facts] == ["feature_importances_", "coef_"]


def test_asking_whether_it_is_there_asks_for_nothing() -> None:
    assert read("hasattr(m, 'feature_importances_')\nm._private_") == []
