def save_predictions(frame, predictions):
    records = []
    for number, (_, row) in enumerate(frame.iterrows()):
        records.append((row["trip"], predictions[number]))
    print(records)


def process(frame, model):
    return save_predictions(frame, model.predict(frame))
