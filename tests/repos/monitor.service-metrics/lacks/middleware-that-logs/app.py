from fastapi import FastAPI

from middleware import LoggingMiddleware

app = FastAPI()
app.add_middleware(LoggingMiddleware)


@app.post("/predict")
def predict(features: list[float]) -> float:
    return model.predict(features)
