from shop.container import container
from shop.features import features
from shop.training import predict


def main() -> None:
    frame = features(container.rows.load("customers"))
    container.rows.write_predictions("run-1", predict(container.models.load("latest"), frame))
