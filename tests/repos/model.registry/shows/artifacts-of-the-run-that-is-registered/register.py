import mlflow


def register_model(name, folder, accepted):
    with mlflow.start_run(run_name=name):
        mlflow.set_tag("accepted", accepted)
        mlflow.log_artifacts(folder)
