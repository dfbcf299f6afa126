import joblib

from pipeline.factory import Factory


def train(rows, labels, settings):
    factory = Factory(settings)
    model = factory.create_model()
    joblib.dump(model.fit(rows, labels), "model.joblib")
