from fastapi import APIRouter, Depends

from app.database import get_session, latest

router = APIRouter()


@router.get("/national/forecast")
def national(session=Depends(get_session)):
    return latest(session)
