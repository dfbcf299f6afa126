from fastapi import APIRouter, Depends

from app.desk import Desk
from app.usage import count_tokens

router = APIRouter(dependencies=[Depends(count_tokens)])
desk = Desk()


@router.post("/tickets")
def open_ticket(text: str):
    return {"team": desk.place(text)}
