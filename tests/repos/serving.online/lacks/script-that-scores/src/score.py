import joblib
def load_model(path):
    return joblib.load(path)
def predict(model, df):
    return model.predict(df)
if __name__ == "__main__":
    m = load_model("m.pkl")
    print(predict(m, [[1]]))
