from app.citations import find_markers


def build_refusal(reason):
    return {"answer": "I cannot answer that.", "reason": str(reason)}


def validate_citations(answer, passages):
    if not find_markers(answer):
        return False
    return all(marker in passages for marker in find_markers(answer))


def reply(answer, passages):
    if not validate_citations(answer, passages):
        return build_refusal("sources")
    return {"answer": answer}
