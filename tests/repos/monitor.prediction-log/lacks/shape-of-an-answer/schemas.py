from pydantic import BaseModel


class Prediction(BaseModel):
    probability: float
