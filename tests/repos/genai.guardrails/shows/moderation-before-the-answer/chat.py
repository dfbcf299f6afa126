import openai


def ask(text):
    if openai.moderations.create(input=text).results[0].flagged:
        return "no"
    return openai.chat.completions.create(model="m", messages=[text])
