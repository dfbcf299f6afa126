def select_columns(model, columns):
    return [name for name, weight in zip(columns, model.feature_importances_) if weight > 0]
