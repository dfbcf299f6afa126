def train(candidates, report):
    name = max(report, key=report.get)
    best_model_score = report[name]
    if best_model_score < 0.6:
        raise RuntimeError("no candidate is good enough")
    return candidates[name]
