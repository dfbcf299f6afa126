def search(many):
    best_score, best = 0.0, None
    for one in many:
        score = fit(one)
        if score > best_score:
            best_score, best = score, one
    return best
