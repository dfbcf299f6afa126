from fastapi import FastAPI

from middleware import PrometheusMiddleware

app = FastAPI()
app.add_middleware(PrometheusMiddleware)


@app.post("/predict")
def predict(features: list[float]) -> float:
    return model.predict(features)
