from pathlib import Path

import mlflow


def main() -> None:
    deploy_flag = int(Path("deploy_flag").read_text())
    deploy_flag = 1
    if deploy_flag == 1:
        mlflow.register_model("runs:/model", "prices")
