import openai


def ask(messages) -> str:
    choice = openai.OpenAI().chat.completions.create(model="small", messages=messages).choices[0]
    if choice.finish_reason == "length":
        raise ValueError("The answer was cut off")
    return choice.message.content
