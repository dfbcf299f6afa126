import joblib

MODEL = joblib.load("model.pkl")


def classify_ticket(ticket):
    return MODEL.predict([[ticket]]).tolist()
