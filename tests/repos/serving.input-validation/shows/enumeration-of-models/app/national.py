from enum import Enum

from fastapi import APIRouter, Depends

from app.database import get_session, latest

router = APIRouter()


class Model(str, Enum):
    blend = "blend"
    night = "night"


@router.get("/national/forecast")
def national(model: Model, session=Depends(get_session)):
    return latest(session, model)
