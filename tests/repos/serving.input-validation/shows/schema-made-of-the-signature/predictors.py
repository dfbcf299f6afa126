from pydantic import create_model


def build(model):
    fields = {name: (float, ...) for name in model.feature_names_in_}
    row = create_model("RequestRow", **fields)

    async def predictor(request: row):
        return {"data": model.predict([list(request.model_dump().values())])}

    return predictor
