import structlog
from fastapi import FastAPI
from openai import OpenAI

app, client, log = FastAPI(), OpenAI(), structlog.get_logger()


@app.post("/chat")
def chat(query: str) -> dict[str, str]:
    result = client.responses.create(model="gpt-5", input=query)
    return answer_of(query, {"pieces": [result.output_text], "documents": []})


def answer_of(query: str, result: dict[str, list[str]]) -> dict[str, str]:
    answer = "".join(result["pieces"])
    log.info("answered", query_length=len(query), answer_length=len(answer))
    return {"answer": answer}
