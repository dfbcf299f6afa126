from sklearn.metrics.pairwise import cosine_similarity


def nearest(query, texts):
    return cosine_similarity(query, texts).argmax()
