import azure.functions as func
import joblib

model = joblib.load("model.joblib")
app = func.FunctionApp(http_auth_level=func.AuthLevel.FUNCTION)


@app.route(route="score", auth_level=func.AuthLevel.ANONYMOUS)
def score(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse(str(model.predict([req.get_json()["features"]])))
