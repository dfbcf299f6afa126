import csv
from pathlib import Path

import joblib
from fastapi import BackgroundTasks, FastAPI

LOG = "data/logs/inference_log.csv"

app = FastAPI()
model = joblib.load("model.joblib")


def log_answer(row: dict, score: float) -> None:
    with Path(LOG).open("a", newline="") as file:
        csv.DictWriter(file, [*row, "score"]).writerow({**row, "score": score})


@app.post("/predict")
def predict(row: dict, later: BackgroundTasks) -> float:
    score = float(model.predict([list(row.values())])[0])
    later.add_task(log_answer, row, score)
    return score
