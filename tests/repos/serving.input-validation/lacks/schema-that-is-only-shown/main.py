from fastapi import FastAPI

from schema import build

app = FastAPI()
state = load_state(build)


@app.get("/schema")
def schema():
    return state.InputModel.model_json_schema()


@app.post("/predict")
def predict(payload: dict):
    return state.model.predict([payload])
