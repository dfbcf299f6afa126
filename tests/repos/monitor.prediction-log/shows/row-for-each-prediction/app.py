def predict(request, model, session, Row):
    price = model.predict([request.area])[0]
    session.add(Row(area=request.area, price=price))
    session.commit()
    return price
