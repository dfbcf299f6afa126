from langchain_openai import ChatOpenAI

from text import check_length

llm = ChatOpenAI()


def summarise(patch):
    result = llm.invoke(patch)
    summary = result.content
    check_length(summary, limit=10_000)
    return summary
