import joblib

classifier = joblib.load("classifier.pkl")


def tell_categories(text):
    return classifier.predict([text])[0]
