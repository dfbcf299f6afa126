import pytest
from deepeval import evaluate
from deepeval.metrics import GEval
from deepeval.test_case import LLMTestCase

from assistant import answer


@pytest.mark.slow
def test_answers_rest_on_the_documents():
    cases = [LLMTestCase(input=question, actual_output=answer(question)) for question in ("Who pays?", "Until when?")]
    evaluate(test_cases=cases, metrics=[GEval(name="Grounding", threshold=0.5)])
