import prompty


def answer(question):
    return prompty.execute("chat.prompty", inputs={"question": question})
