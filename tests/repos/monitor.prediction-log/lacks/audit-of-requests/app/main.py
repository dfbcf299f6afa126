from fastapi import FastAPI

from app.audit import log_audit

app = FastAPI()


@app.post("/predict")
def predict(payload: dict):
    prediction = app.state.model.predict([list(payload.values())])[0]
    with app.state.engine.begin() as connection:
        log_audit(connection, payload)
    return {"prediction": prediction}
