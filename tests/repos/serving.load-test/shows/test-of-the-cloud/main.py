from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):
    return {"is": app.state.model.predict([row])[0]}
