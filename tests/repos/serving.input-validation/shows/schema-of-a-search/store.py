from sentence_transformers import SentenceTransformer, util

encoder = SentenceTransformer("all-MiniLM-L6-v2")
texts = ["first", "second"]
known = encoder.encode(texts)


def nearest(text, most):
    hits = util.semantic_search(encoder.encode(text), known, top_k=most)
    return [texts[hit["corpus_id"]] for hit in hits[0]]
