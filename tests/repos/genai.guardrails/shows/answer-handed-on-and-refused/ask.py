import openai


def take(response: str, prompt) -> str:
    text = response.strip()
    assert prompt.validator(text), "The answer does not have the form that was asked for"
    return text


def ask(prompt) -> str:
    answer = openai.OpenAI().chat.completions.create(model="small", messages=prompt.messages)
    return take(answer.choices[0].message.content, prompt)
