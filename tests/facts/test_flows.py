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


def test_what_an_object_is_made_of_keeps_its_type() -> None:
    found = flows("""
        from openai import OpenAI
        class Assistant:
            def __init__(self, client: OpenAI): self.client = client
            def answer(self, x): return self.client.ask(x)
    """)
    assert found["Assistant.answer"].attributes["calls"] == "openai.OpenAI.ask"


def test_an_attribute_that_two_classes_mean_differently_is_of_no_known_type() -> None:
    found = flows("""
        from redis import Redis
        from sqlalchemy.orm import Session
        class Cache:
            def __init__(self, db: Redis): self.db = db
        class Rows:
            def __init__(self, db: Session): self.db = db
            def keep(self): self.db.commit()
    """)
    assert found["Rows.keep"].attributes["calls"] == "?.self.db.commit"


def test_a_class_that_is_handed_over_makes_one_of_its_kind() -> None:
    found = flows("""
        class Rows:
            def __init__(self, model: type[Row]): self.model = model
            def create(self, values): return self.model(**values)
    """)
    assert found["Rows.create"].attributes["calls"] == "type.__call__"
