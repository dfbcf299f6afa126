from fastapi import APIRouter

from app.office import ask_the_office

router = APIRouter()


@router.get("/weather/forecast")
def weather(town: str):
    return ask_the_office(town)
