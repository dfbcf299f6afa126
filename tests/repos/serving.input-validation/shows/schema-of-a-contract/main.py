from fastapi import FastAPI

from schema import build

app = FastAPI()
state = load_state(build)


@app.post("/predict")
def predict(payload: dict):
    row = state.InputModel(**payload)
    return state.model.predict([row.model_dump()])
