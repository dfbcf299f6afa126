import mlflow

from score.evaluator import Evaluator


def run(results, truth):
    with mlflow.start_run():
        for name, value in Evaluator().evaluate(results, truth).items():
            mlflow.log_metric(name, value)
