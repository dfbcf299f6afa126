from langchain_community.llms.ollama import Ollama

from rules import answer


def test_money():
    assert agrees("How much money does a player start with?", "$1500")


def agrees(question, expected):
    given = answer(question)
    verdict = Ollama(model="mistral").invoke(f"Do {given} and {expected} agree? (true or false)")
    return "true" in verdict.lower()
