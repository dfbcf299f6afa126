import giskard


def validate(predict, data):
    wrapped = giskard.Model(model=predict, model_type="classification", classification_labels=["no", "yes"])
    return giskard.scan(wrapped, data)
