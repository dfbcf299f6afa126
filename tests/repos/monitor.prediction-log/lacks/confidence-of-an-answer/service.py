import logging

logger = logging.getLogger(__name__)


def predict(question, llm):
    logger.info(f"Question: {question}")
    answer = llm.generate(question)
    logger.info(f"Answered with confidence: {answer.confidence}")
    return answer
