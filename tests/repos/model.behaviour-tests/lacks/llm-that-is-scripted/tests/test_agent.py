from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage

from agent import build_graph


class Sequence(BaseChatModel):
    answers: list[AIMessage]

    def _generate(self, messages, **options):
        return self.answers.pop(0)


def test_it_ends():
    graph = build_graph(Sequence(answers=[AIMessage(content="done")]))
    assert graph.invoke({"messages": ["hello"]})["done"]
