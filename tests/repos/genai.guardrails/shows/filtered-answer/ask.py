import openai


def ask(messages) -> str:
    choice = openai.OpenAI().chat.completions.create(model="small", messages=messages).choices[0]
    if choice.finish_reason == "content_filter":
        raise ValueError("The answer was filtered")
    return choice.message.content
