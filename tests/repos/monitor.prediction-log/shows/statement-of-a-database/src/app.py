def predict(model, row, connection):
    prediction = model.predict([row])[0]
    connection.execute("INSERT INTO predictions VALUES (?, ?)", (str(row), float(prediction)))
    return prediction
