from deepeval import assert_test
from deepeval.metrics import AnswerRelevancyMetric
from deepeval.test_case import LLMTestCase


def fake_ask(question):
    return "Paris"


def test_capital():
    question = "What is the capital of France?"
    assert_test(LLMTestCase(input=question, actual_output=fake_ask(question)), [AnswerRelevancyMetric(0.7)])
