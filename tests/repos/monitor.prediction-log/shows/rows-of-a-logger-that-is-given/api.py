from fastapi import FastAPI

from predictor import Predictor

app = FastAPI()
predictor = Predictor()


@app.post("/predict")
def predict(tiles: list[float]):
    return predictor.predict(tiles)
