from train import train_model


def watch(drift_detected):
    if drift_detected:
        train_model()
