import os

from fastapi import APIRouter, Header, HTTPException

from app.desk import Desk

router = APIRouter()
desk = Desk()


@router.post("/tickets")
def open_ticket(text: str, x_key: str = Header()):
    if x_key != os.environ["DESK_KEY"]:
        raise HTTPException(401)
    return {"team": desk.place(text)}
