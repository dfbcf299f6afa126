from fastapi import APIRouter, Depends

from answers import AnswerQuestion
from wiring import get_search
from search import SearchChunks

router = APIRouter()


@router.post("/search")
def search(text: str, use_case: SearchChunks = Depends(get_search)):
    return use_case.execute(text)


def nightly(use_case: AnswerQuestion):
    return use_case.execute("summary")
