from fastapi import APIRouter, Depends, Security

from app.auth import get_auth
from app.database import get_session, latest

router = APIRouter()


@router.get("/national/forecast", dependencies=[Depends(get_auth())])
def national(session=Depends(get_session)):
    return latest(session)
