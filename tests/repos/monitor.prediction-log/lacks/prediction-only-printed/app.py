import logging


def predict(request, model):
    price = model.predict([1])[0]
    logging.info(price)
    return price
