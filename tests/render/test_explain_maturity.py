import pytest

from mlready.render.explain_maturity import explain_maturity
from mlready.store.advice import load_crosswalks
from mlready.store.library import Library
from program import invoke

CROSSWALKS = load_crosswalks(Library())


@pytest.mark.parametrize("name", [name for one in CROSSWALKS for name in (one.id, one.title, one.title.upper())])
def test_a_maturity_model_is_explained_by_its_id_and_by_the_title_that_reports_show(name: str) -> None:
    (text,) = explain_maturity(name, CROSSWALKS)
    assert name.casefold() in text.splitlines()[0].casefold()
    assert max(map(len, text.splitlines())) <= 80
    assert invoke("explain", name).out == text


def test_a_ladder_says_what_shows_each_statement_of_each_level() -> None:
    (text,) = explain_maturity("google-mlops", CROSSWALKS)
    assert "Level 0: Manual process\n\nLevel 1: Pipeline automation\n" in text
    assert "  G1.1b: Experiments are tracked\n    model.experiment-tracking or assess.maturity at level 2\n" in text


def test_the_ml_test_score_says_its_tests_by_section_and_what_a_score_means() -> None:
    (text,) = explain_maturity("ml-test-score", CROSSWALKS)
    assert "monitor: Monitoring\n  monitor-1: " in text
    assert "    monitor.alerting, retraining.automated, ops.retraining\n" in text
    assert "  0: A piece of research rather than a production system\n  above 0: " in text


def test_what_is_no_maturity_model_is_not_explained_as_one() -> None:
    assert list(explain_maturity("eu-ai-act", CROSSWALKS)) == []
