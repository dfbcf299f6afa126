import azure.functions as func
from promptflow.client import load_flow

app = func.FunctionApp()


@app.route(route="chat")
def chat(req: func.HttpRequest) -> func.HttpResponse:
    try:
        body = req.get_json()
        print(body)
    except ValueError:
        raise
    flow = load_flow("flow")
    return func.HttpResponse(str(flow(question=body["question"])))
