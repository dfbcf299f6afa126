import httpx


def ask(question):
    return httpx.post("https://example.org/ask", json={"question": question})
