def release(new_rmse, live_rmse, client):
    better = new_rmse < live_rmse
    if better:
        client.register_model("prices")
