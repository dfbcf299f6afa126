from openai import OpenAI

OpenAI().responses.create(model="gpt", input=open("answer_prompt.md").read())
