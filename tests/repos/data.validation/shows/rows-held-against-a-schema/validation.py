import pandas as pd
from pydantic import BaseModel, ValidationError


class House(BaseModel):
    rooms: int


def validate_inputs(frame: pd.DataFrame):
    try:
        return [House(**row) for row in frame.to_dict(orient="records")], None
    except ValidationError as error:
        return None, error.json()
