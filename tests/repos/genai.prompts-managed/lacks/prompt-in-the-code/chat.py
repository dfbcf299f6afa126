import openai


def ask(text):
    return openai.chat.completions.create(model="m", messages=[f"Answer shortly: {text}"])
