import os
from pathlib import Path

import httpx

KEY = os.getenv("OPENAI_API_KEY")


def ask(text):
    prompt = Path("prompts/answer.md").read_text()
    return httpx.post("https://llm/v1/chat", headers={"Authorization": KEY}, json={"prompt": prompt + text}).json()
