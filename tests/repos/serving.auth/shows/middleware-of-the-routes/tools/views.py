from kui.asgi import Body, Routes

from models import model

routes = Routes()


@routes.http.post("/predict")
async def predict(row):
    return model.predict(row)
