from fastapi import APIRouter, Request

router = APIRouter()


@router.post("/classify")
async def answer(request: Request, text: str) -> dict:
    llm = request.app.state.llm
    return {"gives": await llm.unambiguous_code(text)}
