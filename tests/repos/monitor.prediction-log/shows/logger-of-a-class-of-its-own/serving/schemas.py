from pydantic import BaseModel


class PredictRequest(BaseModel):
    age: float
    tenure: float
