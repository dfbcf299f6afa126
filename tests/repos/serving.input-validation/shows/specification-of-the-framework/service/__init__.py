import connexion
import joblib

model = joblib.load("model.joblib")


def predict(body):
    return model.predict([[body["area"]]]).tolist()


app = connexion.App(__name__, specification_dir="./")
app.add_api("openapi.yaml")
