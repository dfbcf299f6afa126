from typing import Annotated

from fastapi import APIRouter, Depends

from accounts import User, get_current_active_user
from workflows import Workflow, get_workflow

router = APIRouter()
CurrentUser = Annotated[User, Depends(get_current_active_user)]


@router.post("/query")
async def query(text: str, user: CurrentUser, workflow: Annotated[Workflow, Depends(get_workflow)]):
    return await workflow.handle(text, user)


@router.post("/open")
async def open_to_all(text: str):
    return llm.invoke(text)
