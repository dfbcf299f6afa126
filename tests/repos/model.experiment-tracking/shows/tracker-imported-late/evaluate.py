def _mlflow():
    import mlflow

    return mlflow


def run(examples, scores):
    client = _mlflow()
    with client.start_run():
        client.log_param("examples", len(examples))
        for name, score in scores.items():
            client.log_metric(name, score)
