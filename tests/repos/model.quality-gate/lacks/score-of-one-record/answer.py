def answer(hit, threshold=0.7):
    similarity_score = hit["score"]
    if similarity_score < threshold:
        raise LookupError("nothing is near enough")
    return hit["text"]
