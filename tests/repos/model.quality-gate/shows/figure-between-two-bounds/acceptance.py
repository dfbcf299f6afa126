def is_model_accepted(metrics, params):
    metric_value = metrics[params["acceptance_metric"]]
    accepted = params["threshold_min"] <= metric_value <= params["threshold_max"]
    return accepted, f"accepted: {accepted}"


def main(metrics, params):
    accepted, message = is_model_accepted(metrics, params)
    if not accepted:
        raise RuntimeError(message)
