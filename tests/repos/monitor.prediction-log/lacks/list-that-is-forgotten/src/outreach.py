def send(predictions, build):
    recipient_objects = []
    for row in predictions:
        prediction = build.predict(row)
        recipient_objects.append(prediction)
    return recipient_objects
