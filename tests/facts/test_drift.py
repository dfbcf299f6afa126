from mlready.facts.python.drift import read_drift
from mlready.facts.source import Source
from mlready.model.fact import Fact


def read(code: str, path: str = "work.py") -> list[Fact]:
    return list(read_drift(Source(path, code.encode())))


def by(code: str) -> list[str]:
    return [fact.attributes["by"] for fact in read(code)]


def test_a_sum_over_shares_and_their_logarithm_is_an_index() -> None:
    assert by("import numpy as np\ndef psi(e, a):\n    return ((a - e) * np.log(a / e)).sum()") == ["index"]


def test_a_statistical_test_between_reference_and_current_counts() -> None:
    code = "from scipy.stats import ks_2samp\ndef compare(reference, current):\n    return ks_2samp(reference, current)"
    assert by(code) == ["test"]


def test_a_statistical_test_of_anything_else_does_not() -> None:
    assert by("from scipy.stats import ks_2samp\ndef compare(a, b):\n    return ks_2samp(a, b)") == []


def test_means_held_against_a_reference_count() -> None:
    assert by("def drift(reference, x):\n    return abs(x.mean() - reference.mean())") == ["moments"]


def test_a_function_that_is_only_called_drift_computes_none() -> None:
    assert by("def drift_page():\n    return 'drift'") == []
