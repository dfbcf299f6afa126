import json
import logging

import joblib

model = joblib.load("model.pkl")


def handler(rows, request_headers):
    result = model.predict(rows)
    logging.info(json.dumps({"request": request_headers.get("id"), "rows": len(rows), "answers": len(result)}))
    return result.tolist()
