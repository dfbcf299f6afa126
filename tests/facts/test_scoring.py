"""Functions that write what a model predicted."""

import textwrap

from mlready.facts.python.scoring import read_scoring
from mlready.facts.source import Source
from mlready.model.fact import Fact


def scored(text: str) -> list[Fact]:
    return list(read_scoring(Source("score.py", textwrap.dedent(text).encode())))


def test_a_prediction_is_followed_through_columns_loops_and_lists() -> None:
    [fact] = scored("""
        def main(frame, out):
            rows = []
            for one in model.predict(frame):
                rows.append(one)
            out["p"] = rows
            out.to_csv("scores.csv")
    """)
    assert fact.attributes["writes"] == "?.to_csv"


def test_something_else_that_is_written_is_no_score() -> None:
    assert not scored("""
        def main(frame):
            print(model.predict(frame))
            frame.to_csv("copy.csv")
    """)


def test_it_is_said_where_a_metric_is_computed_or_a_model_trained() -> None:
    [fact] = scored("""
        def main(x, y):
            model.fit(x, y)
            json.dump(f1_score(y, model.predict(x)), out)
    """)
    assert (fact.attributes["fits"], fact.attributes["measures"]) == ("yes", "yes")


def test_the_same_words_of_other_things_do_not_count() -> None:
    assert not scored("""
        def main():
            model = load_model(path)
            save_model(model)
            key = get_prediction_key(path)
            client.put_object(key)
    """)
