from database import Database


def process(frame, model):
    minutes = model.predict(frame)
    return Database().save_predictions(frame, minutes)
