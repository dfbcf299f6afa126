from deepeval import assert_test
from deepeval.metrics import AnswerRelevancyMetric
from deepeval.test_case import LLMTestCase

from app.assistant import ask


def test_capital():
    question = "What is the capital of France?"
    assert_test(LLMTestCase(input=question, actual_output=ask(question)), [AnswerRelevancyMetric(0.7)])
