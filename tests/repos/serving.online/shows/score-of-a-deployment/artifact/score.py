import pickle


def load_model(path="model.pkl"):
    with open(path, "rb") as file:
        return pickle.load(file)


def predict(data, model=load_model()):
    return {"prediction": model.predict(data).tolist()}
