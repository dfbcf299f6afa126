from fastapi import FastAPI

from assistant.models import setup_llm


def create_app(answering) -> FastAPI:
    app = FastAPI()

    @app.post("/message")
    def message(text: str):
        return answering.direct_message(text)

    return app


def run():
    answering = setup_llm()
    create_app(answering)
