import joblib

model = joblib.load("model.pkl")


def handler(event, context):
    return {"told": model.predict([event["row"]]).tolist()}
