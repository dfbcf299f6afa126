import mlflow


def is_better(new, old):
    return old is None or new < old


def promote(client, run_id, candidate_metric, production_metric):
    promoted = is_better(candidate_metric, production_metric)
    if not promoted:
        return None
    version = mlflow.register_model(f"runs:/{run_id}/model", "prices")
    client.set_registered_model_alias("prices", "prod", version.version)
    return version
