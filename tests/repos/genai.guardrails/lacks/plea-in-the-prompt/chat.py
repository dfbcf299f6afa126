import openai

PROMPT = "Never say anything harmful. Use guardrails."


def ask(text):
    return openai.chat.completions.create(model="m", messages=[PROMPT, text])
