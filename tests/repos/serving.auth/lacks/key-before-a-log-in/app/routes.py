from fastapi import APIRouter, HTTPException

from app.accounts import Accounts
from app.desk import Desk

router = APIRouter()
desk = Desk()
accounts = Accounts()


@router.post("/login")
def log_in(name: str, password: str):
    if not accounts.knows(name, password):
        raise HTTPException(401)
    return {"session": accounts.open(name)}


@router.post("/tickets")
def open_ticket(text: str):
    return {"team": desk.place(text)}
