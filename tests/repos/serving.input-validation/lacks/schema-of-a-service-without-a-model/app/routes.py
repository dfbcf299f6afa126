from fastapi import APIRouter
from pydantic import BaseModel

from app.desk import Desk

router = APIRouter()
desk = Desk()


class Ticket(BaseModel):
    title: str
    text: str


@router.post("/tickets")
def open_ticket(ticket: Ticket):
    return {"team": desk.place(ticket.text)}
