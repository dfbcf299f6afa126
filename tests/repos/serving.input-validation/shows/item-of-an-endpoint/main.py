import joblib
from pydantic import BaseModel

model = joblib.load("model.joblib")


class Item(BaseModel):
    rooms: int
    area: float


def predict(item, run_id, logger):
    item = Item(**item)
    return {"price": float(model.predict([[item.rooms, item.area]])[0])}
