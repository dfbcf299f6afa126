from pathlib import Path

import joblib

from files import append_jsonl

model = joblib.load("model.joblib")


def predict(root: Path, row: dict) -> dict:
    answer = {"score": float(model.predict([list(row.values())])[0])}
    append_jsonl(root / "logs" / "predictions.jsonl", {**answer, "features": row})
    return answer
