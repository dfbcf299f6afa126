import openai

for question in ["a", "b"]:
    print(openai.chat.completions.create(model="m", messages=[question]))
