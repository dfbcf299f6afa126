import pandas as pd
from pydantic import BaseModel


class House(BaseModel):
    rooms: int


def answer(frame: pd.DataFrame):
    return frame.to_dict(orient="records")
