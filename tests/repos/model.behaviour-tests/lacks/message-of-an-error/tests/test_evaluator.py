from app.evaluator import Evaluator, FailingAgent


def test_failure_is_kept():
    result = Evaluator(FailingAgent()).evaluate_one("question")
    assert result.error == "model unavailable"
