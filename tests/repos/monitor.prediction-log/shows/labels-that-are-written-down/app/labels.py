import datetime

import joblib

model = joblib.load("model.joblib")


def predict(image):
    preds = model.predict(image)
    label = preds[0]
    f = open("log.txt", "a")
    f.write(str(datetime.datetime.now()) + "\t" + str(label))
    f.close()
