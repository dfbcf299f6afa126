def predict(data, model):
    return {"prediction": model.predict(data).tolist()}
