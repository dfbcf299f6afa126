from fastapi import APIRouter, Request

router = APIRouter()


@router.post("/tokens")
async def answer(request: Request, text: str) -> dict:
    llm = request.app.state.llm
    return {"gives": await llm.get_num_tokens(text)}
