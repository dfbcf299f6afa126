import logging


def evaluate(accuracy, threshold):
    if accuracy < threshold:
        logging.warning("accuracy is low")
    return accuracy
