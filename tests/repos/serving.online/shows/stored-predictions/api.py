import pandas as pd
from fastapi import APIRouter

router = APIRouter()


@router.get("/predictions/{area}")
def predictions(area: int):
    return pd.read_parquet("predictions.parquet").query("area == @area").to_dict()
