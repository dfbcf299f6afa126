from openai import OpenAI


def ask(question: str) -> str:
    return OpenAI().responses.create(model="gpt-5", input=f"Answer in one line: {question}").output_text
