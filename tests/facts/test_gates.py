from mlready.facts.python.gates import read_gates
from mlready.facts.source import Source
from mlready.model.fact import Fact


def read(code: str, path: str = "work.py") -> list[Fact]:
    return list(read_gates(Source(path, code.encode())))


def verdicts(code: str) -> list[str]:
    return [fact.name for fact in read(code)]


def test_a_bound_that_raises_is_a_gate() -> None:
    [fact] = read("def check(auc):\n    if auc < 0.8:\n        raise ValueError")
    assert (fact.name, fact.line, fact.attributes) == ("raises", 2, {"in": "check", "metric": "auc"})


def test_an_exit_that_fails_is_a_gate_and_one_that_succeeds_is_not() -> None:
    assert verdicts("import sys\nif f1 < 0.5:\n    sys.exit(1)") == ["exits"]
    assert verdicts("import sys\nif f1 < 0.5:\n    sys.exit(0)") == []


def test_cancelling_the_run_is_a_gate() -> None:
    assert verdicts("if mse > live_mse:\n    run.cancel()") == ["cancels"]


def test_a_function_that_ends_before_the_model_is_registered_is_a_gate() -> None:
    assert verdicts("def f(rmse):\n    if rmse > 9:\n        return\n    register_model()") == ["skips"]


def test_a_model_registered_only_within_the_branch_is_a_gate() -> None:
    assert verdicts("def f(rmse, best):\n    good = rmse < best\n    if good:\n        promote()") == ["releases"]


def test_a_branch_that_only_logs_is_none() -> None:
    assert verdicts("def f(accuracy):\n    if accuracy < 0.5:\n        log.warning('low')") == []


def test_limits_that_figures_have_by_nature_are_no_bound() -> None:
    assert verdicts("def f(precision):\n    if precision < 0:\n        raise ValueError") == []


def test_a_decision_and_the_branch_that_follows_it_are_told_apart() -> None:
    code = "def should_promote(new, old):\n    return new['f1'] > old['f1']\n"
    assert verdicts(code + "def g():\n    if not accepted:\n        raise ValueError") == ["decides", "follows"]


def test_an_error_for_a_caller_is_no_gate() -> None:
    assert verdicts("def f(accuracy):\n    if accuracy < 0.5:\n        raise HTTPException(400)") == []
