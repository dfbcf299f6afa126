from forecasts.metrics import mae, rmse


def report(model, held_out):
    said = model.forecast(held_out.drop(columns="load"))
    return {"mae": mae(held_out["load"], said), "rmse": rmse(held_out["load"], said)}
