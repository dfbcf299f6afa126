import json

from mlflow import MlflowClient


def main(name):
    client = MlflowClient()
    latest = client.get_latest_versions(name)[0]
    print(client.get_metric_history(latest.run_id, "accuracy"))


if __name__ == "__main__":
    with open("test_score.json") as file:
        test_score_is_best = json.load(file)["best"]
    if test_score_is_best:
        main("prices")
    else:
        print("The test score is not the best.")
