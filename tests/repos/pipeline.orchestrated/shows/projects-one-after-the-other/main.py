import mlflow

mlflow.run("components/clean", "main")
mlflow.run("components/fit", "main")
