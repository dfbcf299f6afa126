import xgboost as xgb

from shop.towers import TwoTowerModel


def encode(rows):
    model = TwoTowerModel(rows)
    return model.embed()


def rank(rows, settings):
    model = xgb.train(settings, rows)
    return model.get_score(importance_type="gain")
