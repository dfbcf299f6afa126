from fastapi import FastAPI
from serving.predictors import build_predictor


def build_app(model) -> FastAPI:
    app = FastAPI()
    predictor = build_predictor(model)
    app.add_api_route("/predictions", predictor, methods=["POST"])
    return app
