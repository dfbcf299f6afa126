from model_training import model_training


def watch(report):
    drift = report["data_drift"]["dataset_drift"]
    if drift:
        model_training(retraining=True)
