from sheets import predictions_sheet


def predict(model, row):
    prediction = model.predict([row])[0]
    predictions_sheet.append([row, prediction])
    return prediction
