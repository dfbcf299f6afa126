import mlflow

from loop.metrics import rmse


def cycle(result, champion, challenger, holdout, margin):
    champion_holdout = rmse(champion.pipeline, holdout)
    challenger_holdout = rmse(challenger.pipeline, holdout)
    clears = challenger_holdout < champion_holdout * (1 - margin)
    result.promotion_decision = "promoted" if clears else "rejected"
    log_cycle(result, challenger)


def log_cycle(result, challenger):
    if result.promotion_decision == "promoted":
        mlflow.register_model(challenger.uri, "demand")
