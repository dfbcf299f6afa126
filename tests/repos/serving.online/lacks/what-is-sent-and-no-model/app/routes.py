from fastapi import APIRouter

from app.desk import Desk

router = APIRouter()
desk = Desk()


@router.post("/tickets")
def open_ticket(text: str):
    return {"team": desk.place(text)}
