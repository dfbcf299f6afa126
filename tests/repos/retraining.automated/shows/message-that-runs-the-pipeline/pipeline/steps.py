from taxi.model import train_model


def train(rows):
    return train_model(rows)
