from typing import Annotated

import joblib
from fastapi import APIRouter, Depends

from accounts import User, get_current_active_user, save

router = APIRouter()
model = joblib.load("model.pkl")
CurrentUser = Annotated[User, Depends(get_current_active_user)]


@router.post("/settings")
async def settings(text: str, user: CurrentUser):
    return await save(text, user)


@router.post("/predict")
async def predict(rows: list):
    return model.predict(rows).tolist()
