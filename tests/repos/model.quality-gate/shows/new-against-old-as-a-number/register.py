def is_new_model_better(run, old_model):
    metrics_new_model = run.get_metrics()
    metrics_old_model = old_model.tags
    return metrics_new_model["kpi"] >= float(metrics_old_model.get("kpi", 0))


def register(run, old_model):
    if not is_new_model_better(run, old_model):
        run.cancel()
        return
    run.register_model(model_name="rates", model_path="rates.pkl")
