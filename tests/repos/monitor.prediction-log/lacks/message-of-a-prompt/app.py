from fastapi import FastAPI
from openai import OpenAI

from helpers import prompts

app = FastAPI()
llm = OpenAI()


@app.post("/chat")
def chat(text: str) -> dict:
    message = prompts.create_message("user", text)
    return llm.chat.completions.create(model="gpt-4o", messages=[message]).to_dict()
