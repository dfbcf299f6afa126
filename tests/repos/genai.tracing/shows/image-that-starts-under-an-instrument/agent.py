from openai import OpenAI

print(OpenAI().responses.create(model="gpt-5", input="hello").output_text)
