from fastapi import APIRouter

from app.store import Users

router = APIRouter()
users = Users()


@router.post("/users/{name}/settings")
def change(name: str, theme: str):
    users.change(name, theme)
    return {"changed": name}
