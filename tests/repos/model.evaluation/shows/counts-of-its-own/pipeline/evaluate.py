import json
import sys

import xgboost


def main(model, data, labels):
    booster = xgboost.Booster()
    booster.load_model(model)
    hits = sum((score >= 0.5) == label for score, label in zip(booster.predict(xgboost.DMatrix(data)), labels))
    print(json.dumps({"accuracy": hits / len(labels)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
