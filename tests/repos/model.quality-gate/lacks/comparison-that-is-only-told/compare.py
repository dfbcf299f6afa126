def compare_models(f1_challenger, recall_challenger, champion):
    is_better = f1_challenger > champion["f1_score"] and recall_challenger > champion["recall"]
    return is_better
