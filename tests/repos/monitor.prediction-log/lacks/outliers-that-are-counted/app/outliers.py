import datetime

from alibi_detect.saving import load_detector

model = load_detector("detector")


def predict(image):
    preds = model.predict(image)
    label = preds[0]
    f = open("log.txt", "a")
    f.write(str(datetime.datetime.now()) + "\t" + str(label))
    f.close()
