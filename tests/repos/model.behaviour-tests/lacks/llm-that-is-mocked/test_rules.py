from unittest.mock import MagicMock

from langchain_community.llms.ollama import Ollama


def test_money():
    llm = MagicMock(spec=Ollama)
    assert llm.invoke("How much money does a player start with?")
