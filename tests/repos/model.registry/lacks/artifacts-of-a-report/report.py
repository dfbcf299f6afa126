import mlflow


def register_model_form(app):
    return app.form("model")


def report(folder):
    with mlflow.start_run():
        mlflow.log_artifacts(folder)
