def compute_feature_importance(rows):
    total = sum(abs(value) for value in rows.values())
    found = {name: abs(value) / total for name, value in rows.items()}
    if not found:
        raise ValueError("no rows")
    store.save(found)
    return found
