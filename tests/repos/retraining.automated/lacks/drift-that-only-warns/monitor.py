import logging


def watch(drift_detected):
    if drift_detected:
        logging.warning("retrain the model")
