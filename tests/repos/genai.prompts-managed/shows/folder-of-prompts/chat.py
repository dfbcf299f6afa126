import openai


def ask(text):
    prompt = open("prompts/answer.txt").read()
    return openai.chat.completions.create(model="m", messages=[prompt.format(question=text)])
