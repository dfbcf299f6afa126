from fastapi import APIRouter, Depends

from answers import AnswerQuestion
from wiring import get_answer, get_search
from search import SearchChunks

router = APIRouter()


@router.post("/search")
def search(text: str, use_case: SearchChunks = Depends(get_search)):
    return use_case.execute(text)


@router.post("/ask")
def ask(text: str, use_case: AnswerQuestion = Depends(get_answer)):
    return use_case.execute(text)
