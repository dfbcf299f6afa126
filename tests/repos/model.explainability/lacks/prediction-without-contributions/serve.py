def answer(booster, rows):
    return booster.predict(rows, pred_contrib=False)
