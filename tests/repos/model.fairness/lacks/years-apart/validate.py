from sklearn.metrics import roc_auc_score


def evaluate_by_year(frame):
    found = {}
    for year in (2023, 2024, 2025):
        rows = frame[frame.date.dt.year == year]
        found[year] = roc_auc_score(rows.label, rows.score)
    return found
