import lightgbm as lgb


def attribute(booster: lgb.Booster, rows):
    return booster.predict(rows, pred_contrib=True)
