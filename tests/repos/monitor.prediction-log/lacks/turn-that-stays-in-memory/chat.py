def begin(prompt, question):
    prompt.add_message(role="system", content="Be brief")
    prompt.add_message(role="assistant", content="Hello")
    return prompt
