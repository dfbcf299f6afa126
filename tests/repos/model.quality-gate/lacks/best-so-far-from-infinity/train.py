def train(model, epochs):
    best_metric_new = None
    for epoch in range(epochs):
        metric_new = model.step(epoch)
        if metric_new < float("inf"):
            best_metric_new = metric_new
    return best_metric_new
