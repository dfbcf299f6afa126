import logging

logger = logging.getLogger(__name__)


def predict(rows, model):
    logger.info("Rows: %s", rows)
    predictions = model.predict(rows)
    predictions_start_datetime = predictions.index.min()
    logger.info(f"Forecast from {predictions_start_datetime}.")
    return predictions
