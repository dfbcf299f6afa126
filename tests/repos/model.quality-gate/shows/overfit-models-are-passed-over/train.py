import mlflow


def train_one(settings):
    model = fit(settings)
    val_r2 = score(model)
    is_overfit = val_r2 < settings.min_val_r2 or gap(model) > 0.4
    return Result(model=model, is_overfit=is_overfit, val_mae=1.0)


def search(many):
    best_mae, best_model = float("inf"), None
    for settings in many:
        result = train_one(settings)
        if not result.is_overfit and result.val_mae < best_mae:
            best_mae, best_model = result.val_mae, result.model
            best_model = result.model
    if best_model is not None:
        mlflow.register_model("runs:/1/model", "churn")
