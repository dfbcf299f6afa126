from datetime import datetime

from rag import retrieve_answer


def save_query(question, result):
    tokens = result.get("metadata", {}).get("tokens", 0)
    with open("history.txt", "a") as file:
        file.write(f"{datetime.now()}|{tokens}\n")


def send_query(question):
    result = retrieve_answer(question)
    save_query(question, result)
    return result
