import pandas as pd
from fastapi import APIRouter

router = APIRouter()


@router.get("/predictions/{area}")
def get_values(area: str):
    return pd.read_parquet("predictions.parquet").loc[area].to_dict()


@router.get("/areas")
def get_values():
    return ["north", "south"]
