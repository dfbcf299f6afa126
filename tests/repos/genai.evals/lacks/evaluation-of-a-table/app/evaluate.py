from app.rag import rag_answer
from app.table import load


def evaluate_response_times(path):
    rows = load(path)
    return sum(row["seconds"] for row in rows) / len(rows) if rows else 0


def show(query):
    print(rag_answer(query))
