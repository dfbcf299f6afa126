from app.training.policy import evaluate_promotion_policy


def test_worse_candidate_is_refused():
    decision = evaluate_promotion_policy(candidate={"rmse": 998.0}, champion={"rmse": 1000.0})
    assert decision.accepted is False
    assert decision.checks["rmse"] < 0.5
