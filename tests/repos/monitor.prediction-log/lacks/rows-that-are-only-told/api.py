import logging

from fastapi import FastAPI

from predictor import predictor

app = FastAPI()


def log_image_prediction(count):
    logging.info("%s tiles", count)


@app.post("/predict")
def predict(tiles: list[float]):
    best = predictor.predict(tiles)
    log_image_prediction(len(tiles))
    return best
