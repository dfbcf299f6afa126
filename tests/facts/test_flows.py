"""What every function of a module calls, hands on and does."""

import textwrap

import pytest

from mlready.facts.python.flows import read_flows
from mlready.facts.source import Source
from mlready.model.fact import Fact


def flows(code: str) -> dict[str, Fact]:
    source = Source("app.py", textwrap.dedent(code).encode())
    return {fact.name: fact for fact in read_flows(source) if fact.kind == "flow"}


def test_a_variable_that_is_called_also_goes_by_its_name() -> None:
    found = flows("""
        model = Net()
        def predict(x): return model(x)
    """)
    assert found["predict"].attributes["calls"].split() == ["Net.__call__", "model"]


def test_a_function_that_is_handed_on_is_passed() -> None:
    found = flows("""
        from worker import classify
        def own(x): ...
        def answer(x, key):
            schedule(classify, own, key, x)
    """)
    assert found["answer"].attributes["passes"].split() == ["worker.classify", "own"]


@pytest.mark.parametrize(
    "body",
    ["pass", "'''It explains.'''", "return True", "return x", "print('done', x)", "raise NotImplementedError", "y = x"],
)
def test_a_function_that_does_nothing_says_so(body: str) -> None:
    assert not flows(f"def f(x):\n    {body}")["f"].attributes["does"]


@pytest.mark.parametrize(
    ("body", "does"),
    [("return shap(x)", "calls"), ("return x / 2", "calls"), ("return 1 if x else 2", "branches")],
)
def test_a_function_that_does_something_says_what(body: str, does: str) -> None:
    assert flows(f"def f(x):\n    {body}")["f"].attributes["does"] == does


def test_a_schema_made_at_run_time_refuses_what_does_not_fit() -> None:
    found = flows("""
        from pydantic import create_model
        Row = create_model("Row", age=(int, ...))
        def predict(row: Row): ...
        def explain(row: dict): ...
    """)
    assert [found[name].attributes["refuses"] for name in ("predict", "explain")] == ["mistyped", ""]
