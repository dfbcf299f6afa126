from openai import OpenAI

OpenAI().responses.create(model="gpt", input="hello")
