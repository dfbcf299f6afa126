from pathlib import Path

from sklearn.metrics import r2_score


def evaluate(model, rows, prices, best: float) -> None:
    score = r2_score(prices, model.predict(rows))
    deploy_flag = 1 if score >= best else 0
    Path("deploy_flag").write_text(str(deploy_flag))
