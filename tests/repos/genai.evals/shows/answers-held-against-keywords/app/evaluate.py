from app.rag import rag_answer


def evaluate_generation(query, expected):
    answer = rag_answer(query).lower()
    hits = sum(1 for word in expected if word in answer)
    return hits / len(expected)
