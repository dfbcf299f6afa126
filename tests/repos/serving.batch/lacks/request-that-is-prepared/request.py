import base64
import json

import joblib

model = joblib.load("model.pkl")


def _prepare_predict_request(path: str) -> dict[str, list[dict[str, str]]]:
    with open(path, "rb") as image:
        return {"instances": [{"b64": base64.b64encode(image.read()).decode()}]}


if __name__ == "__main__":
    request = _prepare_predict_request("hopper.jpg")
    with open("request.json", "w") as file:
        json.dump(request, file)
