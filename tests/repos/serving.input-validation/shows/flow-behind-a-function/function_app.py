import azure.functions as func
from promptflow.client import load_flow

app = func.FunctionApp()


@app.route(route="chat")
def chat(req: func.HttpRequest) -> func.HttpResponse:
    try:
        body = req.get_json()
        if not isinstance(body, dict):
            return func.HttpResponse("json is expected", status_code=400)
    except ValueError:
        return func.HttpResponse("invalid json", status_code=400)
    flow = load_flow("flow")
    return func.HttpResponse(str(flow(question=body["question"])))
